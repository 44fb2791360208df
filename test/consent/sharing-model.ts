import type { ConsentLimitation, ConsentRecord, SharingQuestion } from '#consent/index.ts'

/**
 * The promises once more, told as a story: what was said is gone through from the first instant to the last, and
 * doors are opened and closed. It knows only the made-up people, limits and recipients of the property tests.
 */

/** Who has a say about whom. */
const SAY: Record<string, (subject: string) => 'yes' | 'perhaps' | 'no'> = {
  mother: () => 'yes',
  father: (subject) => (subject === 'mother' ? 'no' : 'yes'),
  aunt: () => 'no',
  sam: () => 'perhaps',
  nobody: () => 'perhaps',
}

const speakerOf = ({ givenBy, state }: ConsentRecord) =>
  state === 'not_sought' ? 'nobody' : (givenBy?.person ?? 'nobody')
const saysYes = ({ state, limitations }: ConsentRecord) =>
  state === 'given' || (state === 'given_with_limitations' && (limitations ?? []).length > 0)

/** The answers that hold for a subject at an instant; nothing where the door is closed. */
function answersFor(subject: string, { records, at }: SharingQuestion): ConsentRecord[] {
  const open = new Map<string, ConsentRecord[]>()
  const closed = new Set<string>()
  const said = records.filter((one) => one.subjects.includes(subject) && Date.parse(one.at) <= Date.parse(at))
  for (const instant of [...new Set(said.map((one) => Date.parse(one.at)))].sort((a, b) => a - b)) {
    const now = said.filter((one) => Date.parse(one.at) === instant)
    const yes = Map.groupBy(now.filter(saysYes), speakerOf)
    const no = now.filter((one) => !saysYes(one)).map(speakerOf)
    for (const speaker of yes.keys()) {
      closed.delete(speaker)
      if (SAY[speaker]?.(subject) === 'no') continue
      closed.delete('nobody')
      open.delete('nobody')
    }
    for (const [speaker, answers] of yes) open.set(speaker, answers)
    for (const speaker of no) {
      if (!yes.has(speaker)) open.delete(speaker)
      closed.add(speaker)
    }
  }
  const isShut = [...closed].some((speaker) => SAY[speaker]?.(subject) !== 'no')
  const isOpen = [...open.keys()].some((speaker) => SAY[speaker]?.(subject) === 'yes')
  if (isShut || !isOpen) return []
  return [...open].flatMap(([speaker, answers]) => (SAY[speaker]?.(subject) === 'no' ? [] : answers))
}

/** The limits of the property tests, and what each lets through. */
export const LIMITS: [
  limit: ConsentLimitation,
  lets: (category: string, to: string, day: string, isJudged: boolean) => boolean,
][] = [
  [{ kind: 'not_this_recipient', words: 'Not them.', recipients: ['Housing'] }, (_, to) => to !== 'housing'],
  [
    { kind: 'only_these_recipients', words: 'Only Lee.', recipients: ['Lee Fictional'] },
    (_, to) => to === 'nurse',
  ],
  [
    { kind: 'not_this_category', words: 'No names.', categories: ['identity'] },
    (category, _, __, isJudged) => category === 'household' || (category !== 'identity' && isJudged),
  ],
  [
    { kind: 'until_date', words: 'Until Saturday.', until: '2026-11-21' },
    (_, __, day) => day <= '2026-11-21',
  ],
  [
    { kind: 'only_this_purpose', words: 'The course.', purpose: 'The course' },
    (_, __, ___, isJudged) => isJudged,
  ],
]

/** The categories that may be shared, by the promises. `to` is which of the made-up recipients it is. */
export function modelAllows(question: SharingQuestion, to: string, isJudged: boolean): string[] {
  const { subjects, overrides, purpose, at, categories } = question
  if (!['support_family', 'protect_person_at_risk', 'legal_requirement'].includes(purpose)) return []
  const answers = subjects.map(({ key }) => answersFor(key, question))
  const byConsent = (category: string) =>
    purpose === 'support_family' &&
    subjects.length > 0 &&
    answers.every((some) => some.length > 0) &&
    (to !== 'charity' ||
      answers.every((some, nth) => some.some((one) => namesCharity(one, subjects[nth]?.key, at)))) &&
    to !== 'stranger' &&
    (category !== 'other_persons' || to === 'childrens_services') &&
    answers
      .flat()
      .every((one) =>
        (one.limitations ?? []).every(({ words }) =>
          LIMITS.some(
            ([limit, lets]) => limit.words === words && lets(category, to, at.slice(0, 10), isJudged),
          ),
        ),
      )
  const byOverride = (category: string) =>
    overrides.some(
      (one) =>
        (one.basis === 'safeguarding'
          ? one.partInProtecting
          : one.entitledByLaw && one.document === 'Order') &&
        (one.relevantCategories ?? categories).includes(category),
    )
  return categories.filter((category) => byConsent(category) || byOverride(category))
}

const namesCharity = (record: ConsentRecord, subject: string | undefined, at: string) =>
  SAY[speakerOf(record)]?.(subject ?? '') === 'yes' &&
  (record.explicitConsents ?? []).some(
    (one) => one.recipient === 'Example Charity' && one.purpose === 'support_family' && one.at <= at,
  )
