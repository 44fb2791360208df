import { Type } from 'typebox'
import { operation } from './operation.ts'
import { problemKinds, problemPath, refuse } from './problems.ts'

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)

/** Help texts mark code with backquotes, as the OpenAPI file does. */
const withCode = (text: string) => escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>')

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${escapeHtml(title)} – Front Door</title></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>\n`

const html = (content: string) => ({ status: 200, text: { type: 'text/html; charset=utf-8', content } })

export const listProblems = operation({
  id: 'listProblems',
  method: 'GET',
  path: '/problems',
  tag: 'Service',
  summary: 'Every refusal there is, as a page',
  allow: 'anyone',
  answers: { 200: { description: 'A page.', contentType: 'text/html' } },
  handle: async () => {
    const rows = [...problemKinds()].map(
      ([code, kind]) =>
        `<li><a href="${problemPath(code)}">${escapeHtml(kind.title)}</a> (${kind.status}, <code>${code}</code>)</li>`,
    )
    return html(page('What a refusal means', `<ul>${rows.join('')}</ul>`))
  },
})

export const getProblem = operation({
  id: 'getProblem',
  method: 'GET',
  path: '/problems/{code}',
  tag: 'Service',
  summary: 'What a refusal means and what to do about it, as a page',
  allow: 'anyone',
  params: Type.Object({
    code: Type.String({ pattern: '^[a-z-]{1,60}$', description: 'The last part of a problem’s `type`.' }),
  }),
  answers: { 200: { description: 'A page.', contentType: 'text/html' } },
  handle: async ({ params }) => {
    const kind = problemKinds().get(params.code)
    if (kind === undefined) return refuse('not-found')
    return html(
      page(
        kind.title,
        `<p>Status ${kind.status}, <code>${problemPath(params.code)}</code></p><p>${withCode(kind.help)}</p>`,
      ),
    )
  },
})
