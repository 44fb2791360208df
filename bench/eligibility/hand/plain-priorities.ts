import { ageOn } from '../../../src/calendar/index.ts'
import type {
  ChildFacts,
  CriterionResult,
  EligibilityFacts,
  FactUsed,
} from '../../../src/eligibility/index.ts'
import {
  type Asking,
  and,
  ask,
  fact,
  one,
  open,
  or,
  push,
  type Status,
  several,
  unknown,
  yes,
} from './parts.ts'
import { wrongDay } from './screens.ts'

export function p4(c: ChildFacts, at: string): CriterionResult {
  const now = c.permanentExclusion?.status
  const excluded: Status = unknown(now) ? 'undetermined' : now === 'in_force' ? 'met' : 'not_met'
  const teams = c.permanentExclusion?.otherTeams
  const known: Status = teams === 'open' ? 'met' : teams === 'none' ? 'not_met' : 'undetermined'
  const notKnown: Status = known === 'met' ? 'not_met' : known === 'not_met' ? 'met' : 'undetermined'
  const involved = one(
    'Another Family Services team is involved',
    known,
    `${at}/permanentExclusion/otherTeams`,
    teams,
  )
  if (teams === 'closed_only')
    involved.reason = 'The page does not say whether closed involvement counts as known.'
  return {
    id: 'TEH-P4',
    title: 'Permanently excluded',
    status: and(excluded, notKnown),
    sentences: ['W11'],
    needs: 'all',
    conditions: [
      one('A permanent exclusion is in force', excluded, `${at}/permanentExclusion/status`, now),
      {
        text: 'The child is not known to other teams',
        status: notKnown,
        needs: 'none',
        conditions: [involved],
      },
    ],
  }
}

export function askP4(r: CriterionResult, at: string, asking: Asking) {
  if (open(r, 0))
    ask(asking, `${at}/permanentExclusion/status`, fact('permanentExclusion.status'), 'TEH-P4', 'W11')
  const other = open(r, 1)
  if (other)
    ask(
      asking,
      `${at}/permanentExclusion/otherTeams`,
      fact('permanentExclusion.otherTeams'),
      'TEH-P4',
      'W11',
      other.conditions?.[0]?.reason,
    )
}

function tenOrOlder(c: ChildFacts, on: string): { status: Status; reason?: string } {
  const born = c.dateOfBirth
  const when = c.offence?.committedOn
  const reason =
    (unknown(born) ? undefined : wrongDay(born, on, 'The date of birth')) ??
    (unknown(when) ? undefined : wrongDay(when, on, 'The day of the offence'))
  if (reason) return { status: 'undetermined', reason }
  if (unknown(born)) return { status: 'undetermined' }
  if (unknown(when)) return { status: ageOn(born, on) < 10 ? 'not_met' : 'undetermined' }
  if (when < born)
    return { status: 'undetermined', reason: 'The offence is dated before the child was born.' }
  return { status: ageOn(born, when) >= 10 ? 'met' : 'not_met' }
}

export function p5(c: ChildFacts, at: string, on: string): CriterionResult {
  const o = c.offence
  const stage = o?.stage
  const proven: Status = unknown(stage)
    ? 'undetermined'
    : stage === 'admitted' || stage === 'found'
      ? 'met'
      : 'not_met'
  const age = tenOrOlder(c, on)
  const facts: FactUsed[] = []
  push(facts, `${at}/dateOfBirth`, c.dateOfBirth)
  push(facts, `${at}/offence/committedOn`, o?.committedOn)
  const low = yes(o?.lowLevel)
  const first = yes(o?.firstOffence)
  const triage = yes(o?.meetsTriageRequirements)
  return {
    id: 'TEH-P5',
    title: 'A proven first offence',
    status: and(proven, and(age.status, and(low, and(first, triage)))),
    sentences: ['W13'],
    needs: 'all',
    conditions: [
      one('The offence is proven: admitted, or found', proven, `${at}/offence/stage`, stage),
      several('The child was ten or older when it was committed', age.status, facts, undefined, age.reason),
      one('It is low level', low, `${at}/offence/lowLevel`, o?.lowLevel),
      one('It is a first offence', first, `${at}/offence/firstOffence`, o?.firstOffence),
      one(
        'It meets the requirements for youth justice triage',
        triage,
        `${at}/offence/meetsTriageRequirements`,
        o?.meetsTriageRequirements,
      ),
    ],
  }
}

export function askP5(r: CriterionResult, c: ChildFacts, at: string, asking: Asking) {
  if (open(r, 0)) ask(asking, `${at}/offence/stage`, fact('offence.stage'), 'TEH-P5', 'W13')
  const age = open(r, 1)
  if (age) {
    const { reason } = age
    if (reason || unknown(c.dateOfBirth))
      ask(asking, `${at}/dateOfBirth`, fact('child.dateOfBirth'), 'TEH-P5', 'W13', reason)
    if (reason || unknown(c.offence?.committedOn))
      ask(asking, `${at}/offence/committedOn`, fact('offence.committedOn'), 'TEH-P5', 'W13', reason)
  }
  if (open(r, 2)) ask(asking, `${at}/offence/lowLevel`, fact('offence.lowLevel'), 'TEH-P5', 'W13')
  if (open(r, 3)) ask(asking, `${at}/offence/firstOffence`, fact('offence.firstOffence'), 'TEH-P5', 'W13')
  if (open(r, 4))
    ask(
      asking,
      `${at}/offence/meetsTriageRequirements`,
      fact('offence.meetsTriageRequirements'),
      'TEH-P5',
      'W13',
    )
}

export function p6(f: EligibilityFacts, c: ChildFacts, at: string): CriterionResult {
  const factors = f.parentalFactors
  const health = yes(factors?.mentalHealth)
  const abuse = yes(factors?.domesticAbuse)
  const misuse = yes(factors?.substanceMisuse)
  const issues = or(health, or(abuse, misuse))
  const impact = yes(c.parentalImpact?.onBehaviourAndWellbeing)
  const escalates = yes(c.parentalImpact?.willEscalate)
  return {
    id: 'TEH-P6',
    title: "Impact of a parent's issues",
    status: and(issues, and(impact, escalates)),
    sentences: ['W15'],
    needs: 'all',
    conditions: [
      {
        text: 'There is at least one of these issues',
        status: issues,
        needs: 'any',
        conditions: [
          one("A parent's mental health", health, '/parentalFactors/mentalHealth', factors?.mentalHealth),
          one('Domestic abuse', abuse, '/parentalFactors/domesticAbuse', factors?.domesticAbuse),
          one('Substance misuse', misuse, '/parentalFactors/substanceMisuse', factors?.substanceMisuse),
        ],
      },
      one(
        "It has an impact on the child's behaviour and well-being",
        impact,
        `${at}/parentalImpact/onBehaviourAndWellbeing`,
        c.parentalImpact?.onBehaviourAndWellbeing,
      ),
      one(
        'It will escalate into safeguarding or care entry without further intervention',
        escalates,
        `${at}/parentalImpact/willEscalate`,
        c.parentalImpact?.willEscalate,
      ),
    ],
  }
}

export function askP6(r: CriterionResult, at: string, asking: Asking) {
  const issues = open(r, 0)
  if (issues) {
    const names = ['mentalHealth', 'domesticAbuse', 'substanceMisuse'] as const
    for (const [i, name] of names.entries())
      if (open(issues, i))
        ask(asking, `/parentalFactors/${name}`, fact(`parentalFactors.${name}`), 'TEH-P6', 'W15')
  }
  const judged = ['onBehaviourAndWellbeing', 'willEscalate'] as const
  for (const [i, name] of judged.entries())
    if (open(r, i + 1))
      ask(asking, `${at}/parentalImpact/${name}`, fact(`parentalImpact.${name}`), 'TEH-P6', 'W15')
}

export function p9(c: ChildFacts, at: string): CriterionResult {
  const by = c.youngCarer?.identifiedBy
  const carer: Status =
    by === 'council_after_referral' ? 'met' : by === 'not_a_young_carer' ? 'not_met' : 'undetermined'
  const meets = c.youngCarer?.existingProvisionMeetsNeeds
  const short: Status = meets === false ? 'met' : meets === true ? 'not_met' : 'undetermined'
  const identified = one(
    'The council has identified the child as a young carer following referral',
    carer,
    `${at}/youngCarer/identifiedBy`,
    by,
  )
  if (by === 'referrer')
    identified.reason =
      "The referrer's belief calls for a young carer's needs assessment by the council (Children Act 1989 s.17ZA)."
  return {
    id: 'TEH-P9',
    title: 'Young carer',
    status: and(carer, short),
    sentences: ['W19'],
    needs: 'all',
    conditions: [
      identified,
      one(
        'Existing provision cannot meet the needs',
        short,
        `${at}/youngCarer/existingProvisionMeetsNeeds`,
        meets,
      ),
    ],
  }
}

export function askP9(r: CriterionResult, at: string, asking: Asking) {
  const by = open(r, 0)
  if (by)
    ask(asking, `${at}/youngCarer/identifiedBy`, fact('youngCarer.identifiedBy'), 'TEH-P9', 'W19', by.reason)
  if (open(r, 1))
    ask(
      asking,
      `${at}/youngCarer/existingProvisionMeetsNeeds`,
      fact('youngCarer.existingProvisionMeetsNeeds'),
      'TEH-P9',
      'W19',
    )
}
