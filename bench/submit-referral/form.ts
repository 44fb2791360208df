import { readFileSync } from 'node:fs'

const EXAMPLE = new URL('../../examples/eligible.json', import.meta.url)

type Example = Record<string, unknown> & {
  children: [Record<string, unknown>]
  assessment: Record<string, unknown>
}

/** Where the letters of one request differ from the next: each a place of a fixed width. */
export const CHANGING = { familyName: 'Aaaaaaaaaaaa', nhsNumber: '9990000000', upn: 'A999000000000' } as const

/**
 * The example form cut down to about 8 KB: what performance.md measured every stack with. Without a case
 * reference, which would have to be new each time.
 */
export function benchForm(): Record<string, unknown> {
  const {
    caseReference: _,
    attachments: _files,
    professionals,
    ...form
  } = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as Example
  const {
    history: _past,
    familyAndEnvironment: _home,
    familyWants: _wants,
    parentsViews: _views,
    strengths: _good,
    outcomesSought: _aims,
    ...assessment
  } = form.assessment
  return { ...form, professionals, assessment, children: [{ ...form.children[0], ...CHANGING }] }
}

const LETTERS = 'abcdefghijklmnopqrst'

/** The `number`th child: a name, an NHS number and a UPN that nobody else has. All made up: 999 is the test range. */
export function childOf(number: number): Record<keyof typeof CHANGING, string> {
  const digits = String(number).padStart(11, '0')
  return {
    familyName: `A${[...digits].map((digit) => LETTERS[Number(digit)]).join('')}`,
    nhsNumber: nhsNumberOf(number),
    upn: upnOf(digits.slice(-9)),
  }
}

function nhsNumberOf(number: number): string {
  const digits = `999${String(number % 1_000_000).padStart(6, '0')}`
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  // No digit fits a check of 10; such a number is doubted and taken all the same.
  return `${digits}${check % 10}`
}

const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ'

function upnOf(nineDigits: string): string {
  const digits = `999${nineDigits}`
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at + 2), 0)
  return `${UPN_LETTERS[sum % 23]}${digits}`
}
