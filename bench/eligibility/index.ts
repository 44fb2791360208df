import { isDeepStrictEqual } from 'node:util'
import {
  compile,
  type EligibilityFacts,
  type Evaluation,
  evaluate,
  ruleSets,
} from '../../src/eligibility/index.ts'
import { factSets, ON, TERMS } from './fact-sets.ts'
import { handWritten } from './hand/index.ts'
import { bits } from './hand-booleans.ts'
import { jsonRules } from './json-rules.ts'

export type Competitor = { name: string; perSecond: number; toHandWritten: number; toJsonRules: number }
export type EligibilityBench = {
  competitors: Competitor[]
  /** Of `checked` fact sets: evaluations that differ in anything from the hand-written ones. */
  checked: number
  different: number
  /** Fact sets in which a criterion is called met that is not. */
  wrongMet: { ours: number; booleans: number; jsonRules: number }
}

const asked = { evaluatedOn: ON, terms: TERMS }

/**
 * Short rounds of every competitor in turn, in one process; ratios are taken within a round, so that what
 * else the machine does touches both sides alike. The medians of the rounds; and what they get wrong.
 */
export async function benchEligibility({
  sets = 10_000,
  rounds = 15,
  milliseconds = 100,
} = {}): Promise<EligibilityBench> {
  const [rules] = ruleSets
  if (!rules) throw new Error('There is no rule set.')
  const compiled = compile(rules)
  const byHand = handWritten(rules)
  const engine = jsonRules(ON, 'by path')
  const flatEngine = jsonRules(ON, 'flat')
  const facts = factSets(sets)
  const ours = (one: EligibilityFacts) => evaluate(compiled, one, asked)
  const runners: [string, (one: EligibilityFacts) => unknown, boolean][] = [
    ['hand-written, three values, explains everything (the limit)', (one) => byHand(one, ON, TERMS), false],
    ['ours: rules as data, explains everything', ours, false],
    ['hand-written, booleans only', (one) => bits(one, ON, '2026-summer'), false],
    ['json-rules-engine 7.3.1, as its guide has it', engine, true],
    ['json-rules-engine 7.3.1, facts made flat for it', flatEngine, true],
  ]
  const measured: number[][] = []
  for (let round = 0; round < rounds + WARMING; round++) {
    const rates: number[] = []
    for (const [, run, awaited] of runners) rates.push(await perSecond(run, awaited, facts, milliseconds))
    if (round >= WARMING) measured.push(rates)
  }
  const medianOf = (value: (rates: readonly number[]) => number) =>
    measured.map(value).sort((a, b) => a - b)[measured.length >> 1] ?? 0
  return {
    competitors: runners.map(([name], i) => ({
      name,
      perSecond: medianOf((rates) => rates[i] ?? 0),
      toHandWritten: medianOf((rates) => (rates[i] ?? 0) / (rates[0] ?? 1)),
      toJsonRules: medianOf((rates) => (rates[i] ?? 0) / (rates[3] ?? 1)),
    })),
    ...(await compared(facts, ours, (one) => byHand(one, ON, TERMS), engine)),
  }
}

/** Rounds that are thrown away: the compiler is still at work in them. */
const WARMING = 3

let kept: unknown

/** Evaluations a second of processor time: other work on the machine disturbs that less. */
async function perSecond(
  run: (one: EligibilityFacts) => unknown,
  awaited: boolean,
  facts: readonly EligibilityFacts[],
  milliseconds: number,
): Promise<number> {
  const start = performance.now()
  const before = process.cpuUsage()
  let count = 0
  while (performance.now() - start < milliseconds)
    for (let i = 0; i < 20; i++) {
      const one = facts[count++ % facts.length]
      if (one) kept = awaited ? await run(one) : run(one)
    }
  const { user, system } = process.cpuUsage(before)
  return (1_000_000 * count) / (user + system)
}

async function compared(
  facts: readonly EligibilityFacts[],
  ours: (one: EligibilityFacts) => Evaluation,
  byHand: (one: EligibilityFacts) => Evaluation,
  engine: (one: EligibilityFacts) => Promise<string[]>,
): Promise<Pick<EligibilityBench, 'checked' | 'different' | 'wrongMet'>> {
  const wrongMet = { ours: 0, booleans: 0, jsonRules: 0 }
  let different = 0
  for (const one of facts) {
    const oracle = byHand(one)
    const evaluation = ours(one)
    if (!isDeepStrictEqual(oracle, evaluation)) different++
    const ids = ruleSets[0]?.criteria.map(({ id }) => id) ?? []
    const right = metIn(oracle)
    const found = bits(one, ON, '2026-summer')
    if ([...metIn(evaluation)].some((id) => !right.has(id))) wrongMet.ours++
    if (ids.some((id, i) => found & (1 << i) && !right.has(id))) wrongMet.booleans++
    if ((await engine(one)).some((id) => !right.has(id))) wrongMet.jsonRules++
  }
  return { checked: facts.length, different, wrongMet }
}

const metIn = ({ criteria, children }: Evaluation): Set<string> =>
  new Set(
    [...criteria, ...children.flatMap((child) => child.criteria)].flatMap(({ id, status }) =>
      status === 'met' ? id : [],
    ),
  )

/** The result of a bench, as lines. */
export function report({ competitors, checked, different, wrongMet }: EligibilityBench): string {
  const rows = competitors.map(
    ({ name, perSecond: rate, toHandWritten, toJsonRules }) =>
      `${name.padEnd(62)}${Math.round(rate).toLocaleString('en-GB').padStart(12)}${toHandWritten.toFixed(3).padStart(9)}${toJsonRules.toFixed(1).padStart(9)}`,
  )
  return [
    `${'evaluations a CPU second, one child, 10% of facts missing'.padEnd(62)}${'a second'.padStart(12)}${'x hand'.padStart(9)}${'x j-r-e'.padStart(9)}`,
    ...rows,
    '',
    `Of ${checked} fact sets, ours differs from the hand-written explanation in ${different}.`,
    `Called met though it is not: ours ${wrongMet.ours}, booleans ${wrongMet.booleans}, json-rules-engine ${wrongMet.jsonRules}.`,
  ].join('\n')
}

/** Keeps the work of the rounds from being optimised away. */
export const lastKept = (): unknown => kept
