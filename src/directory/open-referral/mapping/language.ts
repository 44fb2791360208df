import { type HsdsLanguage, present } from '../hsds.ts'
import { idOf } from '../ids.ts'

const names = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'none' })

export const toHsdsLanguages = (codes: readonly string[], owner: string): HsdsLanguage[] =>
  codes.map((code) =>
    present<HsdsLanguage>({ id: idOf(owner, 'language', code), name: names.of(code), code }),
  )

/** By their codes. One that has only a name is left out: names are spelt in too many ways to be guessed at. */
export const fromHsdsLanguages = (languages: readonly HsdsLanguage[] = []): string[] => [
  ...new Set(
    languages.flatMap(({ code }) => {
      const short = code?.toLowerCase().split(/[-_]/)[0] ?? ''
      return /^[a-z]{2,3}$/.test(short) ? [short] : []
    }),
  ),
]
