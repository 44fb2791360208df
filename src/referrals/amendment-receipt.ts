import { type Static, Type } from 'typebox'
import { CouncilTelephone } from '#councils/index.ts'
import { Evaluation } from '#eligibility/index.ts'
import { ReferralStatus } from './lifecycle/status.ts'
import { withheldMember } from './other-persons/index.ts'
import { NextStep, Why } from './receipt.ts'

/** The answer to an amendment: the status it leaves, what happens next, and the new evaluation. */
export const AmendmentReceipt = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    referral: Type.String({ format: 'uuid' }),
    writtenAt: Type.String({ format: 'date-time' }),
    status: ReferralStatus,
    why: Type.Array(Why),
    next: Type.Array(NextStep),
    telephones: Type.Array(CouncilTelephone),
    evaluation: Evaluation,
    withheld: withheldMember,
  },
  { $id: 'AmendmentReceipt', additionalProperties: false },
)
export type AmendmentReceipt = Static<typeof AmendmentReceipt>
