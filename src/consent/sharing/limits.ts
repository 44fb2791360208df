import { isLocalDate, type LocalDate } from '#calendar/index.ts'
import type { ConsentLimitation } from '../consent-limits.ts'
import { isSharingCategory, SHARING_CATEGORIES, type SharingCategory, sharingCategory } from './categories.ts'
import { likeWords, mentions, sameWords } from './names.ts'
import { purposeInWords } from './purposes.ts'
import type { ExternalRecipient, InternalRecipient, SharingQuestion } from './question.ts'
import { isSomebodyElse, namesOf } from './recipient.ts'

/** What a limit is held against. */
export type LimitQuestion = {
  question: SharingQuestion
  recipient: InternalRecipient | ExternalRecipient
  asked: readonly SharingCategory[]
  on: LocalDate
}

/** Which of the categories asked for a limit surely stops, and which it stops unless a person says otherwise. */
export type Stops = { surely: readonly SharingCategory[]; perhaps: readonly SharingCategory[] }

type Reading = (limit: ConsentLimitation, of: LimitQuestion) => Stops

const clear: Stops = { surely: [], perhaps: [] }
const all = ({ asked }: LimitQuestion): Stops => ({ surely: asked, perhaps: [] })
const unclear = ({ asked }: LimitQuestion): Stops => ({ surely: [], perhaps: asked })

const notThisRecipient: Reading = (limit, of) => {
  const names = namesOf(of.recipient)
  const meant = limit.recipients ?? []
  if (meant.some((one) => names.some((name) => likeWords(one, name)))) return all(of)
  const isElse = meant.length > 0 && meant.every((one) => isSomebodyElse(one, of.recipient, of.question))
  return isElse && !names.some((name) => mentions(limit.words, name)) ? clear : unclear(of)
}

const onlyTheseRecipients: Reading = (limit, of) => {
  const meant = limit.recipients ?? []
  if (meant.some((one) => namesOf(of.recipient).some((name) => sameWords(one, name)))) return clear
  const isElse = meant.length > 0 && meant.every((one) => isSomebodyElse(one, of.recipient, of.question))
  return isElse ? all(of) : unclear(of)
}

/** A category that is named is stopped. What people wrote may quote it, so a person has to look there. */
const notThisCategory: Reading = (limit, of) => {
  const meant = (limit.categories ?? []).map(categoryInWords)
  if (meant.length === 0 || meant.includes(undefined)) return unclear(of)
  const surely = of.asked.filter((category) => meant.includes(category))
  const perhaps = of.asked.filter(
    (category) =>
      !surely.includes(category) &&
      (sharingCategory(category).freeText || mentions(limit.words, category.replaceAll('_', ' '))),
  )
  return { surely, perhaps }
}

const onlyThisPurpose: Reading = (limit, of) => {
  const purpose = purposeInWords(limit.purpose ?? '')
  if (purpose === undefined) return unclear(of)
  return purpose === of.question.purpose ? clear : all(of)
}

const untilDate: Reading = ({ until }, of) => {
  if (!isLocalDate(until)) return unclear(of)
  return of.on > until ? all(of) : clear
}

const categoryInWords = (words: string): SharingCategory | undefined =>
  Object.keys(SHARING_CATEGORIES)
    .filter(isSharingCategory)
    .find((code) => likeWords(words, code) || likeWords(words, SHARING_CATEGORIES[code].text))

/** How each kind of limit is read, what is said where it stops something, and what a person is asked. */
const KINDS: Record<ConsentLimitation['kind'], { read: Reading; stopped: string; ask: string }> = {
  not_this_recipient: {
    read: notThisRecipient,
    stopped: 'A limit keeps it from this recipient.',
    ask: 'Does the person mean this recipient?',
  },
  only_these_recipients: {
    read: onlyTheseRecipients,
    stopped: 'A limit keeps it to other recipients.',
    ask: 'Is this recipient outside those the person means?',
  },
  not_this_category: {
    read: notThisCategory,
    stopped: 'A limit keeps this kind of information back.',
    ask: 'Does what would be shared hold what the person wants kept back, also where it is only quoted?',
  },
  only_this_purpose: {
    read: onlyThisPurpose,
    stopped: 'A limit keeps it to another purpose.',
    ask: 'Is this purpose outside the one the person means?',
  },
  until_date: {
    read: untilDate,
    stopped: 'A limit has ended it.',
    ask: 'Has the time the person set passed?',
  },
}

/** A kind nobody knows is read by a person. */
const OTHER = {
  read: (_: ConsentLimitation, of: LimitQuestion) => unclear(of),
  stopped: 'A limit stops it.',
  ask: 'Does the limit stop this?',
}

/** What a limit stops of what is asked, and what is said or asked about it. */
export function readLimit(limit: ConsentLimitation, of: LimitQuestion) {
  const { read, stopped, ask } = Object.hasOwn(KINDS, limit.kind) ? KINDS[limit.kind] : OTHER
  return { ...read(limit, of), stopped, ask }
}
