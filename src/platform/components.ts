import type { FastifyInstance } from 'fastify'

type Node = Record<string, unknown>

const isObject = (value: unknown): value is Node => typeof value === 'object' && value !== null

/** Values, not schemas. A property may bear the keyword's name; then it holds a schema, which is no list. */
const isLiteral = (key: string, value: unknown) =>
  (key === 'enum' || key === 'examples') && Array.isArray(value)

/** Schemas that were hoisted into an app already: most are nested in many others, and walked once. */
const hoistedInto = new WeakMap<FastifyInstance, WeakSet<object>>()

/**
 * Replaces every nested schema that has a `$id` by a reference to a shared component, and registers the
 * component with the app. Schemas can so be written as plain nested TypeBox, typed without casts, and
 * still appear once, by name, in the OpenAPI file.
 */
export function hoistComponents(app: FastifyInstance, schema: unknown): unknown {
  const known = hoistedInto.get(app) ?? new WeakSet()
  hoistedInto.set(app, known)
  const walk = (node: unknown, isRoot: boolean): unknown => {
    if (Array.isArray(node)) return node.map((item) => walk(item, false))
    if (!isObject(node)) return node
    if (known.has(node)) return { $ref: `${node['$id']}#` }
    const copy = Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, isLiteral(key, value) ? value : walk(value, false)]),
    )
    if (typeof node['$id'] !== 'string') return copy
    const id = node['$id']
    if (app.getSchema(id) === undefined) app.addSchema(copy)
    else refuseOtherSchemaOfSameName(app.getSchema(id), copy, id)
    known.add(node)
    return isRoot ? { ...copy, $id: undefined, $ref: `${id}#` } : { $ref: `${id}#` }
  }
  const hoisted = walk(schema, true)
  return isObject(hoisted) && typeof hoisted['$ref'] === 'string' ? { $ref: hoisted['$ref'] } : hoisted
}

function refuseOtherSchemaOfSameName(known: unknown, now: Node, id: string): void {
  if (JSON.stringify(known) !== JSON.stringify(now))
    throw new Error(`Two different schemas are both called ${id}.`)
}
