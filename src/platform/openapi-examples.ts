import { readdirSync, readFileSync } from 'node:fs'
import type { Operation } from './operation.ts'
import { problemsOf } from './operation-schema.ts'
import { problemDocument, problemKind, refuse } from './problems.ts'

type Example = { summary: string; value: unknown }
type Media = { examples?: Record<string, { $ref: string }> }
type Body = { content?: Record<string, Media> }
type PathItem = Record<string, { requestBody?: Body; responses?: Record<string, Body> }>
type Document = { paths?: Record<string, PathItem>; components?: { examples?: Record<string, Example> } }

const FOLDER = new URL('../../examples/answers/', import.meta.url)

/** Answers as a run of the service gave them, by operationId. */
const answers = new Map<string, unknown>(
  readdirSync(FOLDER).map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')),
  ]),
)

/** Gives every body, answer and refusal its examples, each written once under components and referred to. */
export function addExamples(document: Document, operations: readonly Operation[]): void {
  const components: Record<string, Example> = {}
  const keep = (media: Media | undefined, name: string, as: string, example: Example) => {
    if (media === undefined) return
    components[as] = example
    media.examples = { ...media.examples, [name]: { $ref: `#/components/examples/${as}` } }
  }
  for (const operation of operations) {
    const { requestBody, responses = {} } =
      document.paths?.[operation.path]?.[operation.method.toLowerCase()] ?? {}
    const body = requestBody?.content?.[operation.bodyType ?? 'application/json']
    for (const [name, example] of Object.entries(operation.bodyExamples ?? {})) {
      keep(body, name, nameOf(components, `${operation.id}.${name}`, example), example)
    }
    const status = Object.keys(operation.answers)[0] ?? ''
    const answer = answers.get(operation.id)
    const value = { summary: 'From a run with made-up people', value: answer }
    if (answer !== undefined)
      keep(responses[status]?.content?.['application/json'], 'made-up', `${operation.id}.answer`, value)
    for (const code of problemsOf(operation)) {
      const { status, title } = problemKind(code)
      const media = responses[status]?.content?.['application/problem+json']
      keep(media, code, `problem.${code}`, {
        summary: title,
        value: problemDocument(refuse(code), 'made-up-id'),
      })
    }
  }
  document.components = { ...document.components, examples: components }
}

/** Two operations may show the same example; it is written once. */
const nameOf = (components: Readonly<Record<string, Example>>, name: string, { value }: Example): string =>
  Object.entries(components).find(([, known]) => known.value === value)?.[0] ?? name
