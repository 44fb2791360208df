import type { ErrorObject } from 'ajv'
import type { FastifyInstance } from 'fastify'
import { hoistComponents } from '#platform/components.ts'
import { answerChecker } from '#platform/validation.ts'

type Validate = ((value: unknown) => boolean) & { errors?: ErrorObject[] | null }

/** A validator made the way the API makes its own: named schemas as components, nothing coerced. */
export function validatorOf(schema: unknown): Validate {
  const components: Record<string, object> = {}
  const app = {
    getSchema: (id: string) => components[id],
    addSchema: (component: { $id: string }) => {
      components[component.$id] = component
    },
  }
  const hoisted = hoistComponents(app as unknown as FastifyInstance, schema)
  return answerChecker(components).compile(hoisted as object)
}

/** Where a value is refused, as JSON pointers; empty when it is accepted. */
export function refusedAt(validate: Validate, value: unknown): string[] {
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, params }) => {
    const member: unknown = params['missingProperty'] ?? params['additionalProperty']
    return typeof member === 'string' ? `${instancePath}/${member}` : instancePath
  })
}
