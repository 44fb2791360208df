import { figure, type Goal } from '../result.ts'
import { OLDER, SERVICE } from './contenders.ts'
import { type Measured, toLimit } from './measured.ts'
import type { Statements } from './plans.ts'

/** At 16 connections, of a limit whose documents were jsonb by pglz; measured once, beside prototypes of this service. */
const NESTJS_TYPEORM = 0.18
const DIRECTUS = 0.023

/** The stated limits on submitReferral, and whether this run held them. */
export function goalsOf(measured: Measured, { plansEach }: Statements): Goal[] {
  const ratio = toLimit(measured, SERVICE, 16)
  const older = toLimit(measured, SERVICE, 16, OLDER)
  const errors = [...(measured.get(SERVICE)?.entries() ?? [])].flatMap(([count, stretches]) =>
    count < 64 ? [] : stretches.map((stretch) => stretch.errors),
  )
  const failed = errors.reduce((sum, count) => sum + count, 0)
  return [
    { text: 'at least 0.5 of pgbench at 16 connections', measured: figure(ratio), holds: ratio >= 0.5 },
    {
      text: 'at least 3 x NestJS + TypeORM (0.18 of its limit)',
      measured: `${figure(older / NESTJS_TYPEORM)} x`,
      holds: older >= 3 * NESTJS_TYPEORM,
    },
    {
      text: 'at least 20 x Directus (0.023 of its limit)',
      measured: `${figure(older / DIRECTUS)} x`,
      holds: older >= 20 * DIRECTUS,
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
