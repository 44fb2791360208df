import type { FastifyInstance } from 'fastify'

type Schemas = Record<string, unknown>

/**
 * Where an app keeps its shared schemas. Fastify's own copies the whole list for each route, twice: with hundreds of
 * routes and schemas that was most of what building an app took. Here the list is copied when something was added.
 */
export function schemaBucket(parentSchemas?: unknown) {
  const store = new Map(Object.entries((parentSchemas ?? {}) as Schemas))
  let list: Schemas | undefined
  return {
    add(schema: unknown) {
      const id = (schema as { $id?: unknown } | null)?.$id
      if (typeof id !== 'string') throw new Error('A shared schema needs an $id.')
      if (store.has(id)) throw new Error(`There is a schema called ${id} already.`)
      store.set(id, structuredClone(schema))
      list = undefined
      return undefined as unknown as FastifyInstance
    },
    getSchema: (id: string): unknown => store.get(id),
    getSchemas(): Schemas {
      list ??= Object.fromEntries(store)
      return list
    },
  }
}
