import { createHash } from 'node:crypto'

/** JSON with the members of every object in one order: equal for the same document however it was written. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  // Texts joined one by one: every submission goes through here, and lists of parts took twice as long.
  let json = ''
  if (Array.isArray(value)) {
    for (const item of value) json += `${json === '' ? '' : ','}${canonicalJson(item)}`
    return `[${json}]`
  }
  const document = value as Record<string, unknown>
  for (const key of Object.keys(document).sort()) {
    const member = document[key]
    if (member !== undefined) json += `${json === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`
  }
  return `{${json}}`
}

/** Nothing that JSON escapes: no control character, quotation mark, backslash or lone surrogate. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/

const quoted = (text: string): string =>
  text.length < 200 && PLAIN.test(text) ? `"${text}"` : JSON.stringify(text)

export const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
