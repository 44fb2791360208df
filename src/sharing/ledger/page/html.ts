/** A piece of a page: its text is already HTML. */
export type Html = { readonly html: string }

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] as string)

/** Everything put into the template is escaped, except what is a piece of a page itself. */
export function html(
  texts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  const parts = values.map((value) => {
    if (typeof value === 'string') return escaped(value)
    return 'html' in value ? value.html : value.map((piece) => piece.html).join('')
  })
  return { html: texts.map((text, at) => `${text}${parts[at] ?? ''}`).join('') }
}

/** A name in any script stands by itself: it does not turn the words around it. */
export const name = (text: string): Html => html`<bdi>${text}</bdi>`
