import type {
  ChildFacts,
  ConditionResult,
  CriterionResult,
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

type Sibling = NonNullable<ChildFacts['siblings']>['items'][number]

const ALL = {
  question: 'Which brothers and sisters does the child have, and are these all?',
  whoCanAnswer: ['parent', 'referrer'],
} as const

function sibling(
  s: Sibling,
  c: ChildFacts,
  at: string,
  childAt: string,
  on: string,
  i: number,
): ConditionResult {
  const theirs = s.dateOfBirth
  const own = c.dateOfBirth
  const wrong =
    (unknown(theirs) ? undefined : wrongDay(theirs, on, "The sibling's date of birth")) ??
    (unknown(own) ? undefined : wrongDay(own, on, "The child's date of birth"))
  const older: Status =
    wrong || unknown(theirs) || unknown(own) ? 'undetermined' : theirs < own ? 'met' : 'not_met'
  const facts: FactUsed[] = []
  push(facts, `${at}/dateOfBirth`, theirs)
  push(facts, `${childAt}/dateOfBirth`, own)
  const violence = yes(s.convictedOfSeriousYouthViolence)
  const drugs = yes(s.convictedOfSupplyingDrugs)
  const nominal = yes(s.knownGangNominal)
  const any = or(violence, or(drugs, nominal))
  return {
    text: `Sibling ${i + 1}`,
    status: and(older, any),
    needs: 'all',
    conditions: [
      several('The sibling is older', older, facts, undefined, wrong),
      {
        text: 'One of these is so',
        status: any,
        needs: 'any',
        conditions: [
          one(
            'Convicted of serious youth violence',
            violence,
            `${at}/convictedOfSeriousYouthViolence`,
            s.convictedOfSeriousYouthViolence,
          ),
          one(
            'Convicted of supplying drugs',
            drugs,
            `${at}/convictedOfSupplyingDrugs`,
            s.convictedOfSupplyingDrugs,
          ),
          one('A known gang nominal', nominal, `${at}/knownGangNominal`, s.knownGangNominal),
        ],
      },
    ],
  }
}

export function p7(c: ChildFacts, at: string, on: string): CriterionResult {
  const list = c.siblings
  let status: Status = list?.complete === true ? 'not_met' : 'undetermined'
  const conditions = (list?.items ?? []).map((s, i) => {
    const member = sibling(s, c, `${at}/siblings/items/${i}`, at, on, i)
    status = or(status, member.status)
    return member
  })
  return {
    id: 'TEH-P7',
    title: 'A younger child at risk through an older sibling',
    status,
    sentences: ['W16'],
    needs: 'at_least',
    count: 1,
    conditions,
  }
}

export function askP7(r: CriterionResult, c: ChildFacts, at: string, asking: Asking) {
  r.conditions.forEach((member, i) => {
    if (member.status !== 'undetermined') return
    const here = `${at}/siblings/items/${i}`
    const older = open(member, 0)
    if (older) {
      const { reason } = older
      if (reason || unknown(c.siblings?.items[i]?.dateOfBirth))
        ask(asking, `${here}/dateOfBirth`, fact('sibling.dateOfBirth'), 'TEH-P7', 'W16', reason)
      if (reason || unknown(c.dateOfBirth))
        ask(asking, `${at}/dateOfBirth`, fact('child.dateOfBirth'), 'TEH-P7', 'W16', reason)
    }
    const any = open(member, 1)
    if (!any) return
    const names = [
      'convictedOfSeriousYouthViolence',
      'convictedOfSupplyingDrugs',
      'knownGangNominal',
    ] as const
    for (const [n, name] of names.entries())
      if (open(any, n)) ask(asking, `${here}/${name}`, fact(`sibling.${name}`), 'TEH-P7', 'W16')
  })
  if (!c.siblings) ask(asking, `${at}/siblings`, ALL, 'TEH-P7', 'W16')
  else if (c.siblings.complete !== true) ask(asking, `${at}/siblings/complete`, ALL, 'TEH-P7', 'W16')
}
