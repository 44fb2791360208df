import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import t from 'tap'

type Media = { schema?: object; examples?: Record<string, { $ref: string }> }
type Content = Record<string, Media>
type Operation = {
  operationId: string
  summary: string
  tags: string[]
  security: unknown[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content }>
}
type Document = {
  openapi: string
  servers: { url: string }[]
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { examples: Record<string, { value: unknown }>; schemas: Record<string, object> }
}

const document: Document = JSON.parse(
  readFileSync(new URL('../../openapi/openapi.json', import.meta.url), 'utf8'),
)
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
)

/** Every media type of the document with the way to its schema. */
const media = operations.flatMap(({ path, method, operation }) => {
  const contents: [string[], Content | undefined][] = [
    [['requestBody'], operation.requestBody?.content],
    ...Object.entries(operation.responses).map(([status, { content }]): [string[], Content | undefined] => [
      ['responses', status],
      content,
    ]),
  ]
  return contents.flatMap(([way, content]) =>
    Object.entries(content ?? {}).map(([type, each]) => ({
      name: `${operation.operationId} ${way.join(' ')} ${type}`,
      pointer: ['paths', path, method, ...way, 'content', type, 'schema'],
      media: each,
    })),
  )
})

const fragment = (pointer: string[]) =>
  pointer.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')

const shownAt = ($ref: string) =>
  document.components.examples[$ref.replace('#/components/examples/', '')]?.value

t.test('every example is of its schema', async (t) => {
  // Without `discriminator`, of which it refuses the mapping: `oneOf` decides the same.
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(document, 'openapi')
  const checked = new Set<string>()
  // A refusal has one schema and shows one example of its kind, wherever it is.
  for (const alike of Map.groupBy(media, ({ media: { schema } }) => JSON.stringify(schema)).values()) {
    const [{ name, pointer }] = alike as [(typeof media)[number]]
    const validate = ajv.compile({ $ref: `openapi#${fragment(pointer)}` })
    t.notOk(validate(Symbol('nothing')), `${name} refuses something`)
    const shown = new Set(
      alike.flatMap(({ media: { examples } }) => Object.values(examples ?? {}).map(({ $ref }) => $ref)),
    )
    for (const $ref of shown) {
      checked.add($ref)
      t.ok(validate(shownAt($ref)), `${name} ${$ref}`, { errors: validate.errors })
    }
  }
  const written = Object.keys(document.components.examples).map((name) => `#/components/examples/${name}`)
  t.strictSame([...checked].sort(), written.sort(), 'every example belongs somewhere')
})

t.test('every operation says what it is, and shows what it takes and refuses', async (t) => {
  const tags = document.tags.map(({ name }) => name)
  for (const { operation } of operations) {
    const { operationId, summary, responses, requestBody } = operation
    t.match(operationId, /^[a-z]+([A-Z][a-z]+)+$/)
    t.ok(summary.length > 5 && operation.tags.every((tag) => tags.includes(tag)), operationId)
    for (const code of ['400', '500', '503']) t.hasProp(responses, code, operationId)
    t.equal(operation.security.length > 0, '401' in responses && '403' in responses, operationId)
    for (const each of Object.values(requestBody?.content ?? {})) t.ok(each.examples, `${operationId} body`)
  }
  const ids = operations.map(({ operation }) => operation.operationId)
  t.equal(new Set(ids).size, ids.length, 'an operationId is used once')
})

/** What is too long to show, or is no JSON. */
const NOT_SHOWN = [
  'submitRevision',
  'deleteDraft',
  'listCouncils',
  'getRuleSet',
  'listCodeLists',
  'listProblems',
  'getProblem',
  'showFamilyLink',
  'openFamilyLink',
  'getFamilyPage',
  'streamOrukServices',
  'exportRecords',
]

t.test('every other answer is shown, and every refusal', async (t) => {
  const without = media.filter(({ media: { examples } }) => examples === undefined).map(({ name }) => name)
  for (const name of without) t.ok(NOT_SHOWN.includes(name.split(' ')[0] ?? ''), name)
  t.notOk(without.some((name) => name.includes('problem+json')))
})

t.test('the document is of no one machine', async (t) => {
  t.equal(document.openapi, '3.1.1')
  t.strictSame(
    document.servers.map(({ url }) => url),
    ['/'],
  )
})
