const LONGEST_SUMMARY = 300
const PARAGRAPH = '\n\n'

type Described = { summary: string; description?: string | undefined }

/** The standard has one text: the summary is its first paragraph. */
export const toHsdsDescription = ({ summary, description }: Described): string =>
  description === undefined ? summary : `${summary}${PARAGRAPH}${description}`

/** The first paragraph where it is short enough for a summary; otherwise what fits of it, and the whole below. */
export function fromHsdsDescription(text: string): { summary: string; description?: string } {
  const end = text.indexOf(PARAGRAPH)
  const [first, rest] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end + PARAGRAPH.length)]
  if (first.trim() !== '' && first.length <= LONGEST_SUMMARY)
    return { summary: first, ...(rest.trim() === '' ? {} : { description: rest }) }
  if (text.trim() === '') return { summary: text }
  const cut = text.trim().slice(0, LONGEST_SUMMARY - 1)
  const whole = cut.replace(/\s+\S*$/, '')
  return { summary: `${whole === '' ? cut : whole}…`, description: text }
}
