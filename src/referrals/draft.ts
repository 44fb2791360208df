import { type Static, Type } from 'typebox'
import { Evaluation } from '#eligibility/index.ts'
import { FaultSchema } from '#platform/problems.ts'
import { ReferralStatus } from './lifecycle/status.ts'
import { DraftForm, Issue } from './marf/index.ts'
import { NextStep, Why } from './receipt.ts'

const summaryProperties = {
  id: Type.String({ format: 'uuid' }),
  version: Type.Integer({ minimum: 1, description: 'As in the ETag.' }),
  council: Type.String({ description: 'The council by whose schedule it expires.' }),
  basedOn: Type.Optional(
    Type.String({ format: 'uuid', description: 'The earlier referral it was started from (W24).' }),
  ),
  createdAt: Type.String({ format: 'date-time' }),
  updatedAt: Type.String({ format: 'date-time' }),
  expiresOn: Type.String({
    format: 'date',
    description: 'It is gone the day after, by the council’s retention schedule.',
  }),
}

/** A row of the list of drafts: nothing of the form. */
export const DraftSummary = Type.Object(summaryProperties, {
  $id: 'DraftSummary',
  additionalProperties: false,
})
export type DraftSummary = Static<typeof DraftSummary>

/** A form being written. */
export const DraftDocument = Type.Object(
  { ...summaryProperties, form: DraftForm },
  { $id: 'Draft', additionalProperties: false },
)

/** What a draft still lacks, and what submitting it now would lead to. */
export const DraftCheck = Type.Object(
  {
    ready: Type.Boolean({ description: 'Submitting it would record a referral.' }),
    missing: Type.Array(FaultSchema, { description: 'What the form must have and has not.' }),
    faults: Type.Array(FaultSchema, { description: 'Where it contradicts itself.' }),
    issues: Type.Array(Issue, { description: 'Doubts it would be taken with.' }),
    evaluation: Evaluation,
    would: Type.Optional(
      Type.Object(
        { status: ReferralStatus, why: Type.Array(Why), next: Type.Array(NextStep) },
        { additionalProperties: false, description: 'What the receipt would say; there when it is ready.' },
      ),
    ),
  },
  { $id: 'DraftCheck', additionalProperties: false },
)
