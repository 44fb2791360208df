import { type BenchOptions, type BenchResult, report } from './result.ts'

/** Loaded when asked for: each brings what it compares with. */
const BENCHES: Readonly<Record<string, (options: BenchOptions) => Promise<BenchResult>>> = {
  eligibility: async (options) => (await import('./criteria.ts')).criteria(options),
  'submit-referral': async (options) => (await import('./submit-referral/index.ts')).submitReferral(options),
  reads: async (options) => (await import('./reads/index.ts')).reads(options),
  queue: async (options) => (await import('./queue/index.ts')).queue(options),
  directory: async (options) => (await import('./directory/index.ts')).directory(options),
  sharing: async (options) => (await import('./sharing/index.ts')).sharing(options),
}

const asked = process.argv.slice(2).filter((name) => !name.startsWith('--'))
const options: BenchOptions = {
  quick: process.argv.includes('--quick'),
  progress: (line) => process.stderr.write(`… ${line}\n`),
}

const unknown = asked.filter((name) => BENCHES[name] === undefined)
if (unknown.length > 0)
  throw new Error(
    `There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`,
  )

// A limit that does not hold on a busy machine is told, and is no error.
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
  const result = await BENCHES[name]?.(options)
  if (result !== undefined) process.stdout.write(`${report(result)}\n\n`)
}
