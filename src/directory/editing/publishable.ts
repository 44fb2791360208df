import type { Fault } from '#platform/faults.ts'
import type { Trx } from '#platform/operation.ts'
import { type Refusal, refuse } from '#platform/problems.ts'
import { hiddenWordsIn } from '../publishing/hidden-words.ts'
import type { AnyDocument } from '../record/index.ts'
import { isPublishedOrganisation } from './queries/published.ts'

/** Texts that would be published and give away a place that the record hides. */
const givenAway = (document: AnyDocument): Fault[] =>
  hiddenWordsIn(document).map((pointer) => ({
    pointer,
    code: 'gives_a_place_away',
    message: 'This text names a place whose address is not to be published.',
  }))

const organisationOf = (document: AnyDocument): string | undefined =>
  'organisation' in document ? document.organisation : undefined

/** Why a document cannot go before the council as it is; undefined where it can. */
export async function whyNotSubmittable(
  document: AnyDocument,
  isKnown: (organisation: string) => Promise<boolean>,
): Promise<Refusal | undefined> {
  const organisation = organisationOf(document)
  const errors = givenAway(document)
  if (organisation !== undefined && !(await isKnown(organisation)))
    errors.push({
      pointer: '/organisation',
      code: 'unknown_organisation',
      message: 'This must be the record of an organisation in this council’s directory.',
    })
  return errors.length > 0 ? refuse('record-not-publishable', { errors }) : undefined
}

/** Why a document cannot be published as it is; undefined where it can. */
export async function whyNotPublishable(
  trx: Trx,
  council: string,
  document: AnyDocument,
): Promise<Refusal | undefined> {
  const organisation = organisationOf(document)
  const errors = givenAway(document)
  if (organisation !== undefined && !(await isPublishedOrganisation(trx, council, organisation)))
    errors.push({
      pointer: '/organisation',
      code: 'organisation_not_published',
      message: 'Publish the record of this organisation first, or leave it out.',
    })
  return errors.length > 0 ? refuse('record-not-publishable', { errors }) : undefined
}
