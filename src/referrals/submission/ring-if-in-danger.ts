import { mayReportImmediateDanger } from '../marf/index.ts'

/** A form that is refused may still say that somebody is in danger: its sender is told not to wait for us. */
export const ringIfInDanger = (body: unknown): string | undefined =>
  mayReportImmediateDanger(body)
    ? 'If anybody is in immediate danger, ring 999 now, then the front door. This form was not recorded.'
    : undefined
