import { CASE_SYSTEM, handoverParts } from '../helpers/parts-of-handover.ts'
import type { Bringing } from './bringing.ts'

export const HANDOVER_REFUSALS: Readonly<Record<string, Bringing>> = {
  'acknowledgeInitialContact contact-already-acknowledged': async (stage, operation) => {
    const parts = await handoverParts(stage, operation)
    await stage.as(CASE_SYSTEM, operation.id, parts)
    return stage.as(CASE_SYSTEM, operation.id, { ...parts, body: { caseSystemId: 'IC-another-made-up' } })
  },
}
