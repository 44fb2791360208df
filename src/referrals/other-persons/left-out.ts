import { type Static, Type } from 'typebox'
import type { SharingCategory } from '#consent/index.ts'
import type { Amendment } from '../amendment.ts'
import type { ReferralForm } from '../marf/index.ts'
import type { ReceiptCover } from '../receipt.ts'
import { isOfOthers } from './evaluation.ts'
import { isPlaceOfOthers, mayHoldOthers, PLACES } from './places.ts'

const OTHERS: SharingCategory = 'other_persons'

/** Something that is there, and that this reader's role is not for. */
export const LeftOut = Type.Object(
  {
    pointer: Type.String({ description: 'Where it stands in this answer for those who read all of it.' }),
    category: Type.Unsafe<SharingCategory>({ type: 'string', enum: [OTHERS] }),
  },
  { $id: 'LeftOut', additionalProperties: false },
)
export type LeftOut = Static<typeof LeftOut>

/** What an answer leaves out for a reader of a narrower role; absent where it leaves out nothing. */
export const withheldMember = Type.Optional(
  Type.Array(LeftOut, {
    description:
      'What is known of other persons (W16) and left out for your role: it was not blank. What is made of it is left out too.',
  }),
)

/** Stands where words are left out that a schema requires. */
export const LEFT_OUT = 'Left out: it tells of other persons (W16).'

export const leftOut = (pointers: readonly string[]): { withheld?: LeftOut[] } =>
  pointers.length === 0 ? {} : { withheld: pointers.map((pointer) => ({ pointer, category: OTHERS })) }

/** A part of a document without what is known of other persons, and the pointers of what is missing from it. */
type Without<Part> = { readonly rest: Part; readonly pointers: string[] }

/** A form without it, in the places themselves and in what people report differently about them. */
export function formWithoutOthers(form: ReferralForm): Without<ReferralForm> {
  const rest = structuredClone(form)
  const pointers = PLACES.flatMap((place) => takeOut(rest, place))
  const disputes = form.disputes ?? []
  const kept = disputes.filter(({ pointer }) => !mayHoldOthers(pointer))
  if (kept.length < disputes.length) rest.disputes = kept
  return {
    rest,
    pointers: [
      ...pointers,
      ...disputes.flatMap(({ pointer }, at) => (mayHoldOthers(pointer) ? [`/disputes/${at}`] : [])),
    ],
  }
}

/** Takes a place out of a document; the pointers of where it was. */
function takeOut(document: unknown, [segment, ...on]: readonly string[], at = ''): string[] {
  if (typeof document !== 'object' || document === null || segment === undefined) return []
  if (segment === '*')
    return Object.entries(document).flatMap(([name, each]) => takeOut(each, on, `${at}/${name}`))
  if (!Object.hasOwn(document, segment)) return []
  if (on.length > 0) return takeOut(Reflect.get(document, segment), on, `${at}/${segment}`)
  Reflect.deleteProperty(document, segment)
  return [`${at}/${segment}`]
}

/**
 * An amendment without it. The words beside such an answer tell what it says, and so do those that answer a question
 * about another person (`asked`).
 */
export function amendmentWithoutOthers(amendment: Amendment, asked: boolean): Without<Amendment> {
  const { answers = [], ...said } = amendment
  const pointers = answers.flatMap(({ pointer }, at) => (mayHoldOthers(pointer) ? [`/answers/${at}`] : []))
  if (pointers.length === 0 && !asked) return { rest: amendment, pointers }
  const kept = answers.filter(({ pointer }) => !mayHoldOthers(pointer))
  return {
    rest: { ...said, text: LEFT_OUT, ...(kept.length === 0 ? {} : { answers: kept }) },
    pointers: ['/text', ...pointers],
  }
}

type Told = Pick<ReceiptCover, 'why' | 'next'> & Partial<Pick<ReceiptCover, 'issues'>>

/** What a receipt tells without it. No pointer says that a doubt or a reason is missing: that would tell it. */
export function receiptWithoutOthers<Receipt extends Told>(receipt: Receipt): Receipt {
  return {
    ...receipt,
    why: receipt.why.filter(
      ({ code, sentence }) => !isOfOthers({ id: code, sentences: sentence ? [sentence.id] : [] }),
    ),
    next: receipt.next.map(({ pointers, ...step }) => ({
      ...step,
      ...(pointers === undefined ? {} : { pointers: pointers.filter((one) => !isPlaceOfOthers(one)) }),
    })),
    ...(receipt.issues === undefined
      ? {}
      : { issues: receipt.issues.filter(({ pointer }) => !isPlaceOfOthers(pointer)) }),
  }
}
