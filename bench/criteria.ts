import { benchEligibility } from './eligibility/index.ts'
import { type BenchOptions, type BenchResult, figure } from './result.ts'

const SHORT = { sets: 1_000, rounds: 5, milliseconds: 60 }

/** The criteria against hand-written code and json-rules-engine, as one of the benchmarks. */
export async function criteria({ quick }: BenchOptions): Promise<BenchResult> {
  const { competitors, checked, different, wrongMet } = await benchEligibility(quick ? SHORT : {})
  const rows = competitors.map(({ name, perSecond, toHandWritten, toJsonRules }) => ({
    what: name,
    'x hand-written': figure(toHandWritten),
    'x json-rules-engine': figure(toJsonRules),
    'a CPU second': figure(perSecond),
  }))
  const ours = competitors.find(({ name }) => name.startsWith('ours'))
  const [byHand, byEngine] = [ours?.toHandWritten ?? 0, ours?.toJsonRules ?? 0]
  return {
    name: 'eligibility',
    tables: [{ title: 'Evaluations with the complete result; one child, 10% of the facts missing', rows }],
    goals: [
      {
        text: 'at least 0.7 of hand-written code with the same result',
        measured: figure(byHand),
        holds: byHand >= 0.7,
      },
      { text: 'at least 50 x json-rules-engine', measured: `${figure(byEngine)} x`, holds: byEngine >= 50 },
      {
        text: `no criterion wrongly met in ${checked} sets`,
        measured: `${wrongMet.ours} sets`,
        holds: wrongMet.ours === 0,
      },
      { text: 'the same result as written by hand', measured: `${different} differ`, holds: different === 0 },
    ],
    notes: [
      `A criterion is called met that is not: booleans ${wrongMet.booleans}, json-rules-engine ${wrongMet.jsonRules} of ${checked} sets.`,
    ],
  }
}
