import { type Static, Type } from 'typebox'
import { SHARING_CATEGORIES, SharingDecision } from '#consent/index.ts'
import { type Caller, councilsWithRole, type Role } from '#platform/access.ts'
import { COUNCIL_READERS } from '#referrals/index.ts'
import { type Answered, type Asked, askPolicy, type SharingFacts } from './facts.ts'

const Way = Type.Object({ code: Type.String(), text: Type.String() }, { additionalProperties: false })

/** What the policy says of sharing something now. Nothing is shared by asking. */
export const SharingAssessment = Type.Object(
  {
    decision: SharingDecision,
    restsOnEvents: Type.Array(Type.String({ format: 'uuid' }), {
      description: 'The consent events that a yes rests on.',
    }),
    toAllow: Type.Array(Way, { description: 'What would allow more of it, each by itself.' }),
  },
  { $id: 'SharingAssessment', additionalProperties: false },
)
export type SharingAssessment = Static<typeof SharingAssessment>

const NOT_YOUR_ROLE = {
  code: 'role_too_narrow',
  text: 'What is known of other persons is shared by screening officers and decision-makers, and not in early help.',
}

/**
 * Asks the policy for somebody of the council. Without an override, what is known of other persons is passed on only
 * by those whose role reads social care: an override holds nobody up.
 */
export function assess(facts: SharingFacts, asked: Asked, caller: Caller, now: Date): Answered {
  const answered = askPolicy(facts, asked, now)
  const { decision, byOverride } = answered
  const stopped = decision.allowedCategories.filter(
    (one) =>
      'narrow' in SHARING_CATEGORIES[one] && !byOverride.includes(one) && !readsAll(caller, facts.council),
  )
  if (stopped.length === 0) return answered
  const allowedCategories = decision.allowedCategories.filter((one) => !stopped.includes(one))
  return {
    ...answered,
    byConsent: answered.byConsent.filter((one) => !stopped.includes(one)),
    decision: {
      ...decision,
      answer: allowedCategories.length > 0 ? 'allow' : 'deny',
      reasons: [...decision.reasons, NOT_YOUR_ROLE],
      allowedCategories,
      deniedCategories: [
        ...decision.deniedCategories,
        ...stopped.map((category) => ({ category, stoppedBy: [NOT_YOUR_ROLE] })),
      ],
      restsOn: allowedCategories.length > 0 ? decision.restsOn : [],
    },
  }
}

const WHOLE = Object.entries(COUNCIL_READERS)
  .filter(([, services]) => services.some((service) => service === 'social_care'))
  .map(([role]) => role as Role)
const readsAll = (caller: Caller, council: string) => councilsWithRole(caller, WHOLE).includes(council)

/** The events behind a yes; an override that is not recorded yet has none. */
export function eventsOf(
  { decision }: Answered,
  facts: SharingFacts,
): { consent: string[]; leansOnOverride: boolean } {
  const consent = decision.restsOn.flatMap(({ kind, index }) => {
    const id = kind === 'consent' && index !== undefined ? facts.recordIds[index] : undefined
    return id === undefined ? [] : [id]
  })
  return { consent, leansOnOverride: decision.restsOn.some(({ kind }) => kind === 'override') }
}

const way = (code: string, text: string) => ({ code, text })
const OVERRIDE = way(
  'override',
  'Where somebody is at risk of harm and the recipient has a part in protecting them, or the law requires it: an override. It needs no note to go through.',
)
const PERMISSION = way(
  'permission',
  'The agreement of everybody whose information it is, or of somebody who may answer for them.',
)

/** What would allow it, by the row that denied it. */
export function waysToAllow({ decision }: Answered): { code: string; text: string }[] {
  const { row, deniedCategories, humanCheck, reasons } = decision
  if (deniedCategories.length === 0) return []
  const limits = deniedCategories.some(({ stoppedBy }) =>
    stoppedBy.some(({ pointer }) => pointer !== undefined),
  )
  return [
    ...(row === 8 || row === 10 || row === 14 ? [PERMISSION] : []),
    ...(row === 12 || row === 14
      ? [way('explicit_consent', 'Explicit consent that names this recipient and this purpose (N10).')]
      : []),
    ...(row === 18
      ? [way('purpose', 'A purpose that the family was told of: supporting the family (N9).')]
      : []),
    ...(humanCheck.length > 0
      ? [way('judged_limits', 'That a person reads the limits and says what they bear on: `judgedLimits`.')]
      : []),
    ...(limits ? [way('limit_lifted', 'That whoever set the limit lifts it.')] : []),
    ...(reasons.some(({ code }) => code === 'disagreement')
      ? [way('disagreement_settled', 'That a person settles the disagreement of those who may answer.')]
      : []),
    ...(row === 13 || row === 15
      ? [way('relevant', 'That it is said to be relevant to the override.')]
      : [OVERRIDE]),
  ]
}

export const assessmentOf = (answered: Answered, facts: SharingFacts): SharingAssessment => ({
  decision: answered.decision,
  restsOnEvents: eventsOf(answered, facts).consent,
  toAllow: waysToAllow(answered),
})
