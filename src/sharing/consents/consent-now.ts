import { type Static, Type } from 'typebox'
import { londonDate } from '#calendar/index.ts'
import {
  ConsentOverride,
  ConsentRecord,
  GateDecision,
  LawfulBasis,
  type Permission,
  permissionFor,
} from '#consent/index.ts'
import type { KeptConsentEvent, OverrideEnd, ReferralConsent, ReferralForm } from '#referrals/index.ts'
import { subjectOf } from './check-consent.ts'

const strict = { additionalProperties: false }
const eventId = Type.String({ format: 'uuid', description: 'Of the event.' })
const key = Type.String({ description: 'The key of a child or person on the form.' })

const OverrideEnded = Type.Object(
  {
    ends: Type.String({ format: 'uuid', description: 'The event of the override.' }),
    decidedRole: Type.String({ description: 'The role in which somebody ended it.' }),
    reasons: Type.Optional(Type.String({ description: 'For the council only.' })),
  },
  { $id: 'OverrideEnded', ...strict, description: 'The override no longer holds.' },
)

/** One event about consent, letter for letter. */
export const ConsentEvent = Type.Object(
  {
    id: eventId,
    recordedWith: Type.Unsafe<'form' | 'later'>({ type: 'string', enum: ['form', 'later'] }),
    recordedAt: Type.String({ format: 'date-time' }),
    pointer: Type.Optional(Type.String({ description: 'By which the gate points at it.' })),
    record: Type.Optional(ConsentRecord),
    override: Type.Optional(ConsentOverride),
    overrideEnd: Type.Optional(OverrideEnded),
  },
  { $id: 'ConsentEvent', ...strict },
)

const SubjectConsent = Type.Object(
  {
    subject: key,
    state: Type.Unsafe<'given' | 'given_with_limitations' | 'not_given'>({
      type: 'string',
      enum: ['given', 'given_with_limitations', 'not_given'],
    }),
    restsOn: Type.Array(eventId, { description: 'The events that give it.' }),
    why: Type.Array(Type.String({ examples: ['withdrawn'] }), {
      description: 'Why it is not given, as codes.',
    }),
    disagreement: Type.Boolean({ description: 'People who are, or may be, entitled do not agree.' }),
  },
  { $id: 'SubjectConsent', ...strict },
)
type SubjectConsent = Static<typeof SubjectConsent>

const StandingBasis = Type.Object(
  { event: eventId, subjects: Type.Array(key), lawfulBasis: LawfulBasis },
  { $id: 'StandingBasis', ...strict },
)

/** All that is recorded about consent, and what it comes to. */
export const ReferralConsents = Type.Object(
  {
    referral: Type.String({ format: 'uuid' }),
    gate: GateDecision,
    heldForAPerson: Type.Boolean(),
    subjects: Type.Array(SubjectConsent, { description: 'How it stands now, for each person.' }),
    lawfulBases: Type.Array(StandingBasis, {
      description: 'Apart from permission: as last recorded for each person. A withdrawal leaves it.',
    }),
    events: Type.Array(ConsentEvent, { description: 'The form’s in its order, then as they were recorded.' }),
  },
  { $id: 'ReferralConsents', ...strict },
)

/** How consent stands for each child, and for each person of whom anything is recorded. */
export function subjectsNow(
  { records, recordIds }: ReferralConsent,
  form: ReferralForm,
  now: Date,
): SubjectConsent[] {
  const keys = new Set([
    ...form.children.map((child) => child.key),
    ...records.flatMap((one) => one.subjects),
  ])
  return [...keys].map((subject) => {
    const permission = permissionFor(subjectOf(subject, form), records, { on: londonDate(now) })
    return {
      subject,
      state: stateOf(permission),
      restsOn: permission.restsOn.map(({ index }) => recordIds[index] as string),
      why: [...new Set(permission.problems.map(({ code }) => code))],
      disagreement: permission.disagreement,
    }
  })
}

function stateOf({ given, restsOn }: Permission): SubjectConsent['state'] {
  if (!given) return 'not_given'
  return restsOn.some(({ state }) => state === 'given_with_limitations') ? 'given_with_limitations' : 'given'
}

/** The lawful basis last recorded for each person, by the event that recorded it. */
export function basesNow({ records, recordIds }: ReferralConsent): Static<typeof StandingBasis>[] {
  const last = new Map<string, number>()
  for (const [index, { subjects, lawfulBasis }] of records.entries())
    if (lawfulBasis !== undefined) for (const subject of subjects) last.set(subject, index)
  return records.flatMap(({ lawfulBasis }, index) => {
    const subjects = [...last].filter(([, at]) => at === index).map(([subject]) => subject)
    return lawfulBasis === undefined || subjects.length === 0
      ? []
      : [{ event: recordIds[index] as string, subjects, lawfulBasis }]
  })
}

/** What was said, letter for letter; why somebody of the council ended an override is the council's own. */
export function eventJson({ kind, json }: KeptConsentEvent, sender: boolean): string {
  if (kind !== 'overrideEnd' || !sender) return json
  const { reasons: _internal, ...told } = JSON.parse(json) as OverrideEnd
  return JSON.stringify(told)
}

/** An event's head; its document is passed on beside it. */
export const eventHead = (event: KeptConsentEvent, { recordIds }: ReferralConsent) => ({
  id: event.id,
  recordedWith: event.recordedWith,
  recordedAt: event.recordedAt.toISOString(),
  ...(event.kind === 'record' ? { pointer: `/consent/records/${recordIds.indexOf(event.id)}` } : {}),
})
