import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance, FastifySchema } from 'fastify'
import { addMappings } from './openapi-discriminators.ts'
import { addExamples } from './openapi-examples.ts'
import type { Operation } from './operation.ts'

const TAGS = [
  { name: 'Referrals', description: 'A MARF is sent, answered, read, amended and withdrawn.' },
  {
    name: 'Drafts',
    description: 'A form that is still being written, private to its author and organisation.',
  },
  {
    name: 'Triage',
    description: 'The council works on a referral: the queue, questions, decisions, challenges.',
  },
  {
    name: 'Sharing',
    description: 'What was said about consent since, what is disclosed to whom, and what recipients read.',
  },
  {
    name: 'Families',
    description: 'What a family can see of who was told what, and how the link to it is given.',
  },
  {
    name: 'Hand-over',
    description:
      'What the council’s case system is told of a referral, and what happened, for those who poll.',
  },
  {
    name: 'Webhooks',
    description: 'Being told of events, signed, at an address of yours; and what became of each.',
  },
  {
    name: 'Directory',
    description: 'Services for families and the SEND Local Offer: written, reviewed, published and found.',
  },
  {
    name: 'Directory records',
    description: 'A record from its first draft to the archive: saved, reviewed, published, assured.',
  },
  {
    name: 'Directory content',
    description: 'What the council keeps besides: taxonomies, pages, and what people say.',
  },
  {
    name: 'Directory providers',
    description: 'Registering, asking for the right to edit, and giving it.',
  },
  {
    name: 'Open Referral UK',
    description: 'The same, as other systems read it: HSDS 3.0 with the profile of the United Kingdom.',
  },
  { name: 'Criteria', description: 'The published criteria as data, and what they say of given facts.' },
  { name: 'Councils', description: 'Who takes what, on which telephone numbers, under which notice.' },
  { name: 'Service', description: 'Whether the service is up, and what its refusals mean.' },
]

const DESCRIPTION = `A council's front door for children: a professional's case system posts a multi-agency referral
(MARF), the published criteria answer at once with reasons, and the council's staff work on it and decide. What the
family allows is asked whenever something is shared or read, and the council's case system takes over from there.

Every refusal is an RFC 9457 problem whose \`type\` is the address of its own page. Every POST that makes something
lasting needs an \`Idempotency-Key\`; every change needs \`If-Match\`. \`X-Request-Id\` and \`X-Correlation-Id\` come
back on every answer.`

const textHeader = (description: string) => ({ type: 'string', minLength: 1, maxLength: 200, description })

/** The headers an operation needs, for the OpenAPI file; they are checked before Fastify's own validation. */
function headersOf(operation: Operation): FastifySchema['headers'] {
  const properties = {
    ...(operation.idempotent
      ? {
          'Idempotency-Key': textHeader(
            'New for new work, the same when work is sent again. 8 to 200 printable characters.',
          ),
        }
      : {}),
    ...(operation.conditional
      ? { 'If-Match': textHeader('The `ETag` of the version that is to be changed.') }
      : {}),
  }
  const required = Object.keys(properties)
  return required.length === 0 ? undefined : { type: 'object', properties, required }
}

/** Serves the generated OpenAPI 3.1 document at /openapi.json and a page to read it at /docs. */
export async function installOpenApi(app: FastifyInstance, publicUrl: string): Promise<void> {
  const operations: Operation[] = []
  app.addHook('onRoute', (route) => {
    if (route.config?.operation !== undefined && route.method !== 'HEAD')
      operations.push(route.config.operation)
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.1',
      info: {
        title: 'Front Door',
        version: '0.1.0',
        description: DESCRIPTION,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      // A path, so that the file is of no one machine: whoever reads it resolves it against where it was read.
      servers: [{ url: new URL(publicUrl).pathname, description: 'The service this was read from' }],
      tags: TAGS,
      components: {
        securitySchemes: {
          accessToken: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description: 'An access token (RFC 9068) of a trusted issuer.',
          },
        },
      },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) => String(json['$id'] ?? `def-${index}`),
    },
    transform: ({ schema, url, route }) => {
      const operation = route.config?.operation
      if (operation === undefined) return { schema: { ...schema, hide: true }, url }
      const headers = headersOf(operation)
      return { schema: headers === undefined ? schema : { ...schema, headers }, url }
    },
    transformObject: (input) => {
      if (!('openapiObject' in input)) throw new Error('only OpenAPI 3 is generated')
      addExamples(input.openapiObject as Parameters<typeof addExamples>[0], operations)
      addMappings(input.openapiObject as Parameters<typeof addMappings>[0])
      return input.openapiObject
    },
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { deepLinking: true, docExpansion: 'list', tryItOutEnabled: true },
    theme: { title: 'Front Door: the API' },
  })
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
