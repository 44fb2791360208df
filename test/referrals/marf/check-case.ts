/** Changes by JSON pointer; undefined removes. */
export type Changes = Record<string, unknown>

/** A check, where it bites, the changes to an example that make it bite, and those that just do not. */
export type CheckCase = [code: string, at: string, hits: Changes, misses: Changes, example?: string]

/** The example as it is. */
export const AS_IS = Symbol('as it is')

/** One place alone: the value the check bites at, and one on the other side of its boundary. */
export type PlaceCase = [code: string, at: string, hit: unknown, miss: unknown, example?: string]

export const casesOf = (rows: readonly PlaceCase[]): CheckCase[] =>
  rows.map(([code, at, hit, miss, example]) => [
    code,
    at,
    { [at]: hit },
    miss === AS_IS ? {} : { [at]: miss },
    example ?? 'eligible',
  ])
