import { benchEligibility, report } from './index.ts'

/** `node bench/eligibility/run.ts [--short]` */
const isShort = process.argv.includes('--short')
const bench = await benchEligibility(isShort ? { sets: 1_000, rounds: 5, milliseconds: 60 } : {})
process.stdout.write(`${report(bench)}\n`)
