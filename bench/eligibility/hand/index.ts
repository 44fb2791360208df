import { lastCompletedTerm, type SchoolTerm } from '../../../src/calendar/index.ts'
import { quotationsOf } from '../../../src/eligibility/compile/quotations.ts'
import type {
  ChildEvaluation,
  ChildFacts,
  CriterionResult,
  EligibilityFacts,
  Evaluation,
  RuleSet,
} from '../../../src/eligibility/index.ts'
import { ruleSetHash } from '../../../src/eligibility/index.ts'
import { sourcesUsed } from '../../../src/eligibility/sources-used.ts'
import { askP8, p8 } from './assessments.ts'
import { askP1, p1 } from './attendance.ts'
import { askExclusions, p2, p3 } from './exclusions.ts'
import { askG1, askG2, g1, g2 } from './gates.ts'
import { type Asking, ask, fact, type Status } from './parts.ts'
import { askP4, askP5, askP6, askP9, p4, p5, p6, p9 } from './plain-priorities.ts'
import { anyOf, eligibleOf, outcome, reasonsOf, type Steps } from './results.ts'
import { askS2, askS3, askSafety, s1, s2, s3 } from './screens.ts'
import { askP7, p7 } from './siblings.ts'
import { warningsOf } from './warnings.ts'

/**
 * Westminster's criteria written out by hand, in three values, with the whole explanation: the limit
 * that an engine is measured against, and the oracle its answers are checked against.
 */
export function handWritten(rules: RuleSet) {
  const quotations = quotationsOf(rules)
  const ruleSet = { id: rules.id, version: rules.version, hash: ruleSetHash(rules) }
  const texts = new Map(
    rules.warnings.map(({ code, text, cites }) => [
      code as string,
      cites === undefined ? { code, text } : { code, text, sentence: cites },
    ]),
  )
  const w23 = rules.sources.flatMap(({ sentences }) => sentences).find(({ id }) => id === 'W23')?.text ?? ''
  return (f: EligibilityFacts, on: string, terms: readonly SchoolTerm[]): Evaluation => {
    const term = lastCompletedTerm(terms, on)?.name ?? null
    const [work, risk] = [g1(f, on), g2(f)]
    const asking: Asking = { family: new Map(), child: new Map() }
    const all = f.children.map((c, position) => oneChild(f, c, position, on, term, work, risk, asking))
    const steps: Steps = {
      danger: anyOf(all.map(({ s }) => s.danger)),
      care: anyOf(all.map(({ s }) => s.care)),
      elsewhere: anyOf(all.map(({ s }) => s.elsewhere)),
      eligible: anyOf(all.map(({ s }) => s.eligible)),
      any: 'undetermined',
    }
    const decided = outcome(steps)
    const children = all.map(({ child }) => child)
    const reasons = new Map<string, Evaluation['reasons'][number]>()
    for (const child of children)
      if (child.result === decided.result)
        for (const { code, text, criteria } of child.reasons) {
          const known = reasons.get(text)?.criteria ?? []
          reasons.set(text, { code, text, criteria: [...new Set([...known, ...criteria])] })
        }
    const warnings = warningsOf(f, all, on, texts)
    const single = warnings.some(({ sentence }) => sentence === 'W23')
    return {
      ruleSet,
      evaluatedOn: on,
      ...decided,
      reasons: [...reasons.values()],
      criteria: [work, risk],
      children,
      missing: [...asking.family.values()],
      warnings,
      quotations: single ? [...quotations, { sentence: 'W23', text: w23 }] : quotations,
      sources: sourcesUsed(f),
    }
  }
}

function oneChild(
  f: EligibilityFacts,
  c: ChildFacts,
  position: number,
  on: string,
  term: string | null,
  work: CriterionResult,
  risk: CriterionResult,
  family: Asking,
) {
  const at = `/children/${position}`
  const screens = [s1(f, c, at), s2(f, c, at), s3(f, c, at, on)] as const
  const [danger, care, place] = screens
  const priorities = [
    p1(c, at, term),
    p2(c, at, on),
    p3(c, at, on),
    p4(c, at),
    p5(c, at, on),
    p6(f, c, at),
    p7(c, at, on),
    p8(c, at, on),
    p9(c, at),
  ] as const
  const any = anyOf(priorities.map(({ status }) => status))
  const borough = f.borough
  const elsewhere: Status =
    borough === undefined || borough === null || borough === 'not_known'
      ? 'undetermined'
      : borough === 'kensington-and-chelsea'
        ? 'met'
        : 'not_met'
  const s: Steps = {
    danger: danger.status,
    care: care.status,
    elsewhere,
    eligible: eligibleOf(place.status, work.status, risk.status, any),
    any,
  }
  const criteria = [...screens, ...priorities]
  const by: Record<string, CriterionResult> = { 'TEH-G1': work, 'TEH-G2': risk }
  for (const criterion of criteria) by[criterion.id] = criterion
  const decided = outcome(s)
  const child: Asking = { family: family.family, child: new Map() }
  if (decided.result === 'undetermined') askAll(f, c, at, on, term, s, by, child)
  const evaluation: ChildEvaluation = {
    position,
    ...(c.key === undefined ? {} : { key: c.key }),
    ...decided,
    reasons: reasonsOf(s, by),
    criteria,
    missing: [...child.child.values()],
  }
  return { child: evaluation, s, c, at, by }
}

function askAll(
  f: EligibilityFacts,
  c: ChildFacts,
  at: string,
  on: string,
  term: string | null,
  s: Steps,
  by: Record<string, CriterionResult>,
  asking: Asking,
): void {
  const of = (id: string, then: (result: CriterionResult) => void) => {
    const result = by[id]
    if (result?.status === 'undetermined') then(result)
  }
  if (s.danger === 'met') return
  of('TEH-S1', () => askSafety(f, c, at, 'immediateDanger', asking, 'TEH-S1', 'W21'))
  if (s.care === 'met') return
  of('TEH-S2', (r) => askS2(r, f, c, at, asking))
  if (s.elsewhere === 'met') return
  if (s.elsewhere === 'undetermined') ask(asking, '/borough', fact('borough'), 'TEH-S3', 'N1')
  if (s.eligible !== 'undetermined') return
  of('TEH-S3', (r) => askS3(r, at, asking))
  of('TEH-G1', (r) => askG1(r, f, asking))
  of('TEH-G2', (r) => askG2(r, asking))
  if (s.any !== 'undetermined') return
  of('TEH-P1', (r) => askP1(r, c, at, term, asking))
  of('TEH-P2', (r) => askExclusions(r, c, at, asking, 'W9'))
  of('TEH-P3', (r) => askExclusions(r, c, at, asking, 'W10'))
  of('TEH-P4', (r) => askP4(r, at, asking))
  of('TEH-P5', (r) => askP5(r, c, at, asking))
  of('TEH-P6', (r) => askP6(r, at, asking))
  of('TEH-P7', (r) => askP7(r, c, at, asking))
  of('TEH-P8', (r) => askP8(r, c, at, on, asking))
  of('TEH-P9', (r) => askP9(r, at, asking))
}
