import type { LocalDate } from '#calendar/index.ts'
import type { Fault } from '#platform/faults.ts'
import type { NewChildDecision, NewDecision } from './new-decision.ts'
import { DETAILS, ruleOf } from './outcomes.ts'

/** A decision without its fixed members: what is wrong with it whatever the criteria say. */
export function memberFaults(decision: NewDecision, today: LocalDate): Fault[] {
  return [
    ...decision.children.flatMap((child, at) => detailFaults(child, `/children/${at}`)),
    ...mixedWithReferBack(decision),
    ...familyFaults(decision.family, today),
    ...(decision.reviewOn !== undefined && decision.reviewOn < today
      ? [{ pointer: '/reviewOn', code: 'in_the_past', message: 'This must be today or later.' }]
      : []),
  ]
}

/** What an outcome needs is there, and nothing that belongs to another. */
function detailFaults(child: NewChildDecision, at: string): Fault[] {
  const { needs } = ruleOf(child.outcome)
  return DETAILS.flatMap((detail): Fault[] => {
    const isThere = child[detail] !== undefined
    if (isThere === needs.includes(detail)) return []
    const message = isThere ? `${child.outcome} takes none.` : `${child.outcome} needs it.`
    return [{ pointer: `${at}/${detail}`, code: isThere ? 'not_for_this_outcome' : 'required', message }]
  })
}

/** Consent is the whole referral's: it goes back whole, or goes on. */
function mixedWithReferBack({ children }: NewDecision): Fault[] {
  const back = children.filter(({ outcome }) => outcome === 'refer_back_no_consent')
  if (back.length === 0 || back.length === children.length) return []
  const message = 'A referral goes back for consent as a whole: every child, or none.'
  return children.flatMap(({ outcome }, at) =>
    outcome === 'refer_back_no_consent'
      ? [{ pointer: `/children/${at}/outcome`, code: 'mixed_with_others', message }]
      : [],
  )
}

const FAMILY_NEEDS = {
  told: ['text', 'by', 'on'],
  will_be_told: ['text', 'by'],
  not_told: ['whyNot'],
} as const satisfies Record<NewDecision['family']['state'], readonly (keyof NewDecision['family'])[]>

function familyFaults(family: NewDecision['family'], today: LocalDate): Fault[] {
  const missing = FAMILY_NEEDS[family.state]
    .filter((member) => family[member] === undefined)
    .map((member) => ({
      pointer: `/family/${member}`,
      code: 'required',
      message: `A family of the state ${family.state} needs it.`,
    }))
  if (family.state !== 'told' || family.on === undefined || family.on <= today) return missing
  return [...missing, { pointer: '/family/on', code: 'in_the_future', message: 'They are told already.' }]
}
