import { addDays, daysBetween, type LocalDate } from '#calendar/index.ts'
import { QUESTION_SETS } from '../local-offer/index.ts'
import type { OrganisationRecord } from '../record/organisation-record.ts'
import type { ServiceRecord } from '../record/service-record.ts'

/** What is known of a record besides its words. */
export type QualityStanding = {
  /** Empty while it was never published. */
  readonly reviewDueOn: string | null
  /** Records that are perhaps the same; 0 where whoever asks is not told. */
  readonly duplicates: number
}

export type QualityRule<Document> = {
  readonly code: string
  readonly weight: number
  readonly why: string
  /** Pointers to what is missing or doubtful; none where all is well. */
  readonly find: (document: Document, standing: QualityStanding, today: string) => readonly string[]
}

const at = (pointer: string, isMissing: boolean): string[] => (isMissing ? [pointer] : [])

/** Vacancies say what is free now: after three months they say nothing. */
const VACANCIES_HOLD_DAYS = 92

const stale = (_: unknown, { reviewDueOn }: QualityStanding, today: string) =>
  at('', reviewDueOn !== null && reviewDueOn < today)

const STALE =
  'Nobody has said for over its review time that it is still right: families ring numbers that are dead.'
const TWICE = 'It looks like another record: families do not know which of the two to believe.'

const duplicated = (_: unknown, { duplicates }: QualityStanding) => at('', duplicates > 0)

const schedulesOf = ({ schedules, places }: ServiceRecord) => [
  ...schedules,
  ...places.flatMap((place) => place.schedules),
]

const isInLocalOffer = ({ channels }: ServiceRecord) => channels.includes('local_offer')

function unanswered(service: ServiceRecord): string[] {
  const { localOffer } = service
  if (!isInLocalOffer(service)) return []
  if (localOffer === undefined) return ['/localOffer']
  const set = QUESTION_SETS.find(({ version }) => version === localOffer.questionSet)
  const answered = localOffer.answers.map(({ question }) => question)
  return at('/localOffer/answers', set?.questions.some(({ code }) => !answered.includes(code)) ?? true)
}

const NO_CONTACT = 'Without a telephone, an e-mail or a page nobody can ask.'

const cannotBeReached = ({ contacts, url }: Pick<ServiceRecord, 'contacts' | 'url'>) =>
  at(
    '/contacts',
    url === undefined &&
      contacts.every(({ email, telephones }) => email === undefined && telephones.length === 0),
  )

const rule = <Document>(
  code: string,
  weight: number,
  why: string,
  find: QualityRule<Document>['find'],
): QualityRule<Document> => ({ code, weight, why, find })

/** The weights of a kind make 100: what all of it is worth. */
export const SERVICE_RULES: readonly QualityRule<ServiceRecord>[] = [
  rule('stale', 20, STALE, stale),
  rule('no_contact', 12, NO_CONTACT, cannotBeReached),
  rule('no_place', 8, 'Without a place it is in no search by distance.', ({ places }) =>
    at('/places', places.length === 0),
  ),
  rule(
    'no_hours',
    8,
    'Without hours families come to closed doors, and it is in no search by day.',
    (service) => at('/schedules', schedulesOf(service).length === 0),
  ),
  rule('no_ages', 8, 'Without ages it is found for every age, and families ask in vain.', ({ ages }) =>
    at('/ages', ages.from === undefined && ages.to === undefined),
  ),
  rule('no_cost', 8, 'Families need to know what it costs, also when it costs nothing.', ({ costs }) =>
    at('/costs', costs.length === 0),
  ),
  rule('duplicate', 8, TWICE, duplicated),
  rule('no_description', 4, 'One or two sentences do not say what happens there.', ({ description }) =>
    at('/description', description === undefined),
  ),
  rule('no_eligibility', 4, 'Who it is for is the first thing families ask.', ({ eligibility }) =>
    at('/eligibility', eligibility === undefined),
  ),
  rule(
    'no_way_in',
    4,
    'It takes nobody who just comes, and does not say how to get in.',
    ({ referral, gettingIn }) => at('/gettingIn', referral !== 'none' && gettingIn === undefined),
  ),
  rule(
    'questions_unanswered',
    4,
    'It is in the Local Offer: its questions are what families with SEND compare services by.',
    unanswered,
  ),
  rule(
    'no_needs_or_headings',
    4,
    'Without needs and headings it is in no search of the Local Offer and covers nothing of it.',
    (service) => {
      const { localOffer } = service
      if (!isInLocalOffer(service) || localOffer === undefined) return []
      return [
        ...at('/localOffer/sendNeeds', localOffer.sendNeeds.length === 0),
        ...at('/localOffer/headings', localOffer.headings.length === 0),
      ]
    },
  ),
  rule('old_vacancies', 4, 'Vacancies older than three months are guesses.', ({ childcare }, _, today) => {
    if (childcare === undefined) return []
    const { vacancies } = childcare
    return at(
      '/childcare/vacancies',
      vacancies === undefined || daysBetween(vacancies.asOf, today) > VACANCIES_HOLD_DAYS,
    )
  }),
  rule('hours_are_over', 2, 'All its hours lie in the past.', (service, _, today) => {
    const schedules = schedulesOf(service)
    const isOver = schedules.every(({ until }) => until !== undefined && until < today)
    return at('/schedules', schedules.length > 0 && isOver)
  }),
  rule(
    'state_unexplained',
    2,
    'It does not say how long the wait is, or when it opens again.',
    ({ state, stateNote }) => at('/stateNote', state !== 'open' && stateNote === undefined),
  ),
]

export const ORGANISATION_RULES: readonly QualityRule<OrganisationRecord>[] = [
  rule('stale', 30, STALE, stale),
  rule('no_contact', 40, NO_CONTACT, cannotBeReached),
  rule('duplicate', 30, TWICE, duplicated),
]

/** The days after which a rule may say another thing of the same document. */
export function lastDays(
  document: ServiceRecord | OrganisationRecord,
  reviewDueOn: LocalDate | null,
): LocalDate[] {
  const due = reviewDueOn === null ? [] : [reviewDueOn]
  if (!('channels' in document)) return due
  const counted = document.childcare?.vacancies?.asOf
  return [
    ...due,
    // There are no days after the year 9999.
    ...(counted === undefined || counted > '9999' ? [] : [addDays(counted, VACANCIES_HOLD_DAYS)]),
    ...schedulesOf(document).flatMap(({ until }) => (until === undefined ? [] : [until])),
  ]
}
