import { figure, type Goal } from '../result.ts'
import { SERVICE } from './contenders.ts'
import { type Measured, toLimit } from './measured.ts'
import type { Statements } from './plans.ts'

/** Against the same limit at 16 connections, each with its own (performance.md, section 2). */
const NESTJS_TYPEORM = 0.18
const DIRECTUS = 0.023

/** The stated limits on submitReferral, and whether this run held them. */
export function goalsOf(measured: Measured, { plansEach }: Statements): Goal[] {
  const ratio = toLimit(measured, SERVICE, 16)
  const errors = [...(measured.get(SERVICE)?.entries() ?? [])].flatMap(([count, stretches]) =>
    count < 64 ? [] : stretches.map((stretch) => stretch.errors),
  )
  const failed = errors.reduce((sum, count) => sum + count, 0)
  return [
    { text: 'at least 0.5 of pgbench at 16 connections', measured: figure(ratio), holds: ratio >= 0.5 },
    {
      text: 'at least 3 x NestJS + TypeORM (0.18 of its limit)',
      measured: `${figure(ratio / NESTJS_TYPEORM)} x`,
      holds: ratio >= 3 * NESTJS_TYPEORM,
    },
    {
      text: 'at least 20 x Directus (0.023 of its limit)',
      measured: `${figure(ratio / DIRECTUS)} x`,
      holds: ratio >= 20 * DIRECTUS,
    },
    {
      text: 'planned once for each connection, not for each request',
      measured: `${figure(plansEach)} plans each`,
      holds: plansEach < 0.1,
    },
    ...(errors.length === 0
      ? []
      : [{ text: 'no error at 64 connections', measured: `${failed} errors`, holds: failed === 0 }]),
  ]
}
