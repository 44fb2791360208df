import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hoistComponents } from '#platform/components.ts'
import { responsesOf } from '#platform/operation-schema.ts'
import { answerChecker } from '#platform/validation.ts'

type Media = { content?: Record<string, { schema: object }> }
type Check = (document: unknown) => string | undefined

/** Every app of a process is built of the same schemas: what is compiled for one serves the next. */
const compiled = new Map<string, Check>()
const documented = new WeakMap<object, Record<string, Media>>()
let ajv: ReturnType<typeof answerChecker> | undefined

/**
 * Holds every answer of the app against the OpenAPI file: its status must be declared, its media type too, and
 * its body must be of the schema. Throws out of the hook, so that the answer turns into a 500 the test sees.
 */
export function checkAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const operation = request.routeOptions.config?.operation
    if (operation === undefined) return
    const responses = documented.get(operation) ?? (responsesOf(operation) as Record<string, Media>)
    documented.set(operation, responses)
    const response = responses[String(reply.statusCode)]
    if (response === undefined) throw offSpec(request, `answers ${reply.statusCode}, which is not documented`)
    const type = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? ''
    if (response.content === undefined) {
      if (payload !== undefined && payload !== null && payload !== '')
        throw offSpec(request, 'answers a body where none is documented')
      return
    }
    const media = response.content[type]
    if (media === undefined) throw offSpec(request, `answers ${type}, which is not documented`)
    if (!/[/+]json$/.test(type)) return
    const key = `${operation.id} ${reply.statusCode} ${type}`
    let check = compiled.get(key)
    if (check === undefined) {
      check = checkerOf(app, media.schema)
      compiled.set(key, check)
    }
    const fault = check(JSON.parse(String(payload)))
    if (fault !== undefined) throw offSpec(request, fault)
  })
}

function checkerOf(app: FastifyInstance, schema: object): Check {
  const checker = ajv ?? answerChecker(app.getSchemas())
  ajv = checker
  const validate = checker.compile(hoistComponents(app, schema) as object)
  return (document) => (validate(document) ? undefined : checker.errorsText(validate.errors))
}

function offSpec(request: FastifyRequest, text: string): Error {
  const message = `OFF SPEC: ${request.routeOptions.config?.operation?.id} ${text}`
  process.stderr.write(`${message}\n`)
  return new Error(message)
}
