import type { Trx } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import { faultsOfBody } from '#platform/validation.ts'
import { checkLocalOffer } from '../../local-offer/index.ts'
import type { AnyDocument, RecordKind } from '../../record/index.ts'
import { OrganisationRecord } from '../../record/organisation-record.ts'
import { ServiceRecord } from '../../record/service-record.ts'
import { checkTerms } from '../../taxonomies/index.ts'
import { contradictionsIn } from './contradictions.ts'

const SCHEMAS = { service: ServiceRecord, organisation: OrganisationRecord }

/** What is to be saved as a record of this kind, or why not: another form than the schema's, or what cannot be. */
export async function readDocument(
  trx: Trx,
  council: string,
  kind: RecordKind,
  document: unknown,
): Promise<AnyDocument | Refusal> {
  const malformed = faultsOfBody(SCHEMAS[kind], document)
  if (malformed.length > 0) return refuse('invalid-request', { errors: malformed })
  const read = document as AnyDocument
  const errors = [
    ...contradictionsIn(read),
    ...(await checkTerms(trx, council, read)),
    ...checkLocalOffer(read),
  ]
  return errors.length > 0 ? refuse('record-not-valid', { errors }) : read
}
