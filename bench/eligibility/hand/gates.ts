import type { CriterionResult, EligibilityFacts, FactUsed } from '../../../src/eligibility/index.ts'
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

function agencies(work: EligibilityFacts['priorWork']): Status {
  const named = work?.agencies
  if (!named) return 'undetermined'
  const names = new Set<string>()
  let unnamed = 0
  for (const agency of named) {
    const name = agency.trim().replace(/\s+/g, ' ').toLowerCase()
    if (name === '') unnamed++
    else names.add(name)
  }
  if (names.size >= 2) return 'met'
  return work.agenciesComplete === true && names.size + unnamed < 2 ? 'not_met' : 'undetermined'
}

function wrongPeriod(work: EligibilityFacts['priorWork'], on: string): string | undefined {
  const from = work?.from
  const to = work?.to
  return (
    (unknown(from) ? undefined : wrongDay(from, on, 'The first day of the work')) ??
    (unknown(to) ? undefined : wrongDay(to, on, 'The last day of the work')) ??
    (!unknown(from) && !unknown(to) && to < from ? 'The work ends before it begins.' : undefined)
  )
}

export function g1(f: EligibilityFacts, on: string): CriterionResult {
  const work = f.priorWork
  const undertaken = yes(work?.undertaken)
  const shown = work?.evidence
  const evidence: Status =
    shown === 'supplied' ? 'met' : shown === 'confirmed_none' ? 'not_met' : 'undetermined'
  const enough = agencies(work)
  const counted: FactUsed[] = []
  push(counted, '/priorWork/agencies', work?.agencies)
  push(counted, '/priorWork/agenciesComplete', work?.agenciesComplete)
  const judged = work?.overAPeriodOfTime
  const wrong = judged === false ? undefined : wrongPeriod(work, on)
  const period: Status = judged === false ? 'not_met' : wrong ? 'undetermined' : yes(judged)
  const dated: FactUsed[] = []
  push(dated, '/priorWork/overAPeriodOfTime', judged)
  push(dated, '/priorWork/from', work?.from)
  push(dated, '/priorWork/to', work?.to)
  const led = work?.result
  const result: Status = unknown(led) ? 'undetermined' : led === 'improved' ? 'not_met' : 'met'
  const worse = yes(work?.worseForAnyChild)
  const failed = or(result, worse)
  const proof = one('There is evidence of it', evidence, '/priorWork/evidence', shown)
  if (shown === 'not_yet_supplied') proof.reason = 'The evidence has not been supplied yet.'
  return {
    id: 'TEH-G1',
    title: 'Prior multi-agency work',
    status: and(undertaken, and(evidence, and(enough, and(period, failed)))),
    sentences: ['W2'],
    needs: 'all',
    conditions: [
      one(
        'Work has been undertaken to enable the family to make changes',
        undertaken,
        '/priorWork/undertaken',
        work?.undertaken,
      ),
      proof,
      several('Two or more different organisations took part', enough, counted, undefined, undefined),
      several('It was done over a period of time', period, dated, undefined, wrong),
      {
        text: 'It did not help',
        status: failed,
        needs: 'any',
        conditions: [
          one('It led to no change, or things got worse', result, '/priorWork/result', led),
          one(
            'The negative impact on any one child has increased',
            worse,
            '/priorWork/worseForAnyChild',
            work?.worseForAnyChild,
          ),
        ],
      },
    ],
  }
}

export function askG1(r: CriterionResult, f: EligibilityFacts, asking: Asking) {
  const work = f.priorWork
  if (open(r, 0)) ask(asking, '/priorWork/undertaken', fact('priorWork.undertaken'), 'TEH-G1', 'W2')
  const evidence = open(r, 1)
  if (evidence)
    ask(asking, '/priorWork/evidence', fact('priorWork.evidence'), 'TEH-G1', 'W2', evidence.reason)
  if (open(r, 2)) {
    const more = work?.agencies && typeof work.agenciesComplete !== 'boolean'
    const name = more ? 'agenciesComplete' : 'agencies'
    ask(asking, `/priorWork/${name}`, fact(`priorWork.${name}`), 'TEH-G1', 'W2')
  }
  const period = open(r, 3)
  if (period?.reason) {
    ask(asking, '/priorWork/from', fact('priorWork.from'), 'TEH-G1', 'W2', period.reason)
    ask(asking, '/priorWork/to', fact('priorWork.to'), 'TEH-G1', 'W2', period.reason)
  } else if (period)
    ask(asking, '/priorWork/overAPeriodOfTime', fact('priorWork.overAPeriodOfTime'), 'TEH-G1', 'W2')
  const failed = open(r, 4)
  if (!failed) return
  if (open(failed, 0)) ask(asking, '/priorWork/result', fact('priorWork.result'), 'TEH-G1', 'W2')
  if (open(failed, 1))
    ask(asking, '/priorWork/worseForAnyChild', fact('priorWork.worseForAnyChild'), 'TEH-G1', 'W2')
}

export function g2(f: EligibilityFacts): CriterionResult {
  const without = f.statutoryRisk?.withoutService
  const status: Status =
    without === 'clear' ? 'met' : without === 'would_not_follow' ? 'not_met' : 'undetermined'
  const clear = one(
    'It is clear that without the service statutory intervention would follow',
    status,
    '/statutoryRisk/withoutService',
    without,
  )
  if (without === 'not_clear') clear.reason = 'A doubt is to be resolved; it is no refusal.'
  return {
    id: 'TEH-G2',
    title: 'Statutory intervention would follow',
    status,
    sentences: ['W3'],
    needs: 'all',
    conditions: [clear],
  }
}

export function askG2(r: CriterionResult, asking: Asking) {
  const why = open(r, 0)
  if (why)
    ask(
      asking,
      '/statutoryRisk/withoutService',
      fact('statutoryRisk.withoutService'),
      'TEH-G2',
      'W3',
      why.reason,
    )
}
