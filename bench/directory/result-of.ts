import { type BenchResult, figure, type Goal, median } from '../result.ts'
import type { Measured, Taken } from './index.ts'

type About = { version: string; hasMemory: boolean }

/** 99 of 100 were faster. */
const p99 = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN

export function resultOf(counts: readonly number[], measured: Measured, about: About): BenchResult {
  const [least = 0, middle = 0, most = middle] = counts
  const of = (name: string, count: number) => measured.get(name)?.get(count) ?? []
  const mid = (name: string, count: number, what: Exclude<keyof Taken, 'slow'>) =>
    median(of(name, count).map((taken) => taken[what]))
  // The middle of the ratios within each round: what a busy machine does to one it does to all.
  const ratio = (
    name: string,
    count: number,
    a: Exclude<keyof Taken, 'slow'>,
    b: Exclude<keyof Taken, 'slow'>,
  ) => median(of(name, count).map((taken) => taken[a] / taken[b]))
  const growth = (name: string) =>
    median(of(name, most).map((taken, at) => taken.http / (of(name, least)[at]?.http ?? Number.NaN)))
  const names = [...measured.keys()]
  const rows = names.map((name) => ({
    search: name,
    'HTTP / its statements': figure(ratio(name, middle, 'http', 'sql')),
    'statements / select 1': figure(ratio(name, middle, 'sql', 'floor')),
    ...(about.hasMemory ? { 'HTTP / in memory': figure(ratio(name, middle, 'http', 'memory')) } : {}),
    [`${most} / ${least}`]: figure(growth(name)),
    ...Object.fromEntries(counts.map((count) => [`p50 ms at ${count}`, figure(mid(name, count, 'http'))])),
    [`p99 at ${middle}`]: figure(p99(of(name, middle).flatMap(({ slow }) => slow))),
    [`statements ms at ${middle}`]: figure(mid(name, middle, 'sql')),
  }))
  const first = names[0] ?? ''
  const goals: Goal[] = [
    goal(`${first}: HTTP within 3 x of its statements`, ratio(first, middle, 'http', 'sql'), 3),
    goal(`${first}: statements within 8 x of select 1`, ratio(first, middle, 'sql', 'floor'), 8),
    goal('common words: p50 ms over HTTP', mid('common words', middle, 'http'), 25),
    ...names.map((name) => goal(`${name}: from ${least} to ${most}`, growth(name), 6)),
    ...(about.hasMemory
      ? names
          .filter((name) => !Number.isNaN(ratio(name, middle, 'http', 'memory')))
          .map((name) =>
            goal(`${name}: HTTP / FlexSearch with filter`, ratio(name, middle, 'http', 'memory'), 1),
          )
      : []),
  ]
  const notes = [
    'Made-up services with seeded words; common words are in a fifth of all. Statements: the same, on one connection of this process. Floor: `select 1` there.',
    ...(about.hasMemory
      ? []
      : [
          'FlexSearch is not installed: `npm install --no-save flexsearch@0.8`, then again, holds the filtered searches against it.',
        ]),
  ]
  const title = `PostgreSQL ${about.version}, Node ${process.versions.node}, one connection; ${counts.length} services side by side, interleaved`
  return { name: 'directory', tables: [{ title, rows }], goals, notes }
}

const goal = (text: string, measured: number, most: number): Goal => ({
  text: `${text}: at most ${most}`,
  measured: figure(measured),
  holds: measured <= most,
})
