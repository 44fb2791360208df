/** A stated limit, what was measured, and whether it holds. */
export type Goal = { readonly text: string; readonly measured: string; readonly holds: boolean }

/** What one benchmark found: tables to print, ratios first, and the limits it was held against. */
export type BenchResult = {
  readonly name: string
  readonly tables: readonly { readonly title: string; readonly rows: readonly Record<string, string>[] }[]
  readonly goals: readonly Goal[]
  readonly notes: readonly string[]
}

export type BenchOptions = {
  /** A few seconds: enough to see that everything runs, not enough to quote. */
  readonly quick: boolean
  readonly progress: (line: string) => void
}

/** The middle value; of an even number the lower of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}

/** Two figures that matter, as people read them: 0.62, 1450. */
export const figure = (value: number): string =>
  Number.isNaN(value)
    ? ''
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(value < 0.1 ? 3 : 2)

/** Rows as a Markdown table, for the terminal and for docs/performance.md alike. */
export function markdown(rows: readonly Record<string, string>[]): string {
  const names = Object.keys(rows[0] ?? {})
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => (row[name] ?? '').length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  const body = rows.map((row) => line(names.map((name) => row[name] ?? '')))
  return [line(names), line(widths.map((width) => '-'.repeat(width))), ...body].join('\n')
}

/** Everything a benchmark found, as Markdown. */
export function report({ name, tables, goals, notes }: BenchResult): string {
  return [
    `## ${name}`,
    ...tables.map(({ title, rows }) => `${title}\n\n${markdown(rows)}`),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
    markdown(
      goals.map(({ text, measured, holds }) => ({ limit: text, measured, holds: holds ? 'yes' : 'NO' })),
    ),
  ].join('\n\n')
}
