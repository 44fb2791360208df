import type { ConsentGiver, ConsentOverride, ConsentRecord, FormConsent, Subject } from '#consent/index.ts'

/** Made-up consent records of a made-up family. The day is 23 November 2026. */
export const ON = '2026-11-23'

/** Ava is seven, Ben fifteen, Cleo sixteen that very day. */
export const AVA: Subject = { key: 'ava', dateOfBirth: '2019-05-04' }
export const BEN: Subject = { key: 'ben', dateOfBirth: '2010-11-24' }
export const CLEO: Subject = { key: 'cleo', dateOfBirth: '2010-11-23' }
export const UNBORN: Subject = { key: 'unborn', dateOfBirth: null }

export const mother: ConsentGiver = {
  person: 'mother',
  relation: 'mother',
  entitlement: 'parental_responsibility',
}
export const father: ConsentGiver = {
  person: 'father',
  relation: 'father',
  entitlement: 'parental_responsibility',
  heldThrough: 'birth_registration',
}
export const aunt: ConsentGiver = { person: 'aunt', relation: 'aunt_or_uncle', entitlement: 'none' }
export const partner: ConsentGiver = {
  name: 'Sam Example',
  relation: 'partner_of_parent',
  entitlement: 'not_known',
}

export const record = (change: Partial<ConsentRecord> = {}): ConsentRecord => ({
  subjects: ['ava'],
  state: 'given',
  givenBy: mother,
  how: 'in_person',
  at: '2026-11-20T15:30:00Z',
  recordedBy: { name: 'Robin Made-Up', role: 'Designated safeguarding lead' },
  notice: { id: 'marf-fair-processing', version: 1, language: 'en-GB' },
  ...change,
})

/** A record without a giver. */
export const unattributed = (change: Partial<ConsentRecord> = {}): ConsentRecord => {
  const { givenBy: _, ...rest } = record(change)
  return rest
}

export const limited = (words: string, change: Partial<ConsentRecord> = {}): ConsentRecord =>
  record({
    state: 'given_with_limitations',
    limitations: [{ kind: 'not_this_recipient', words }],
    ...change,
  })

export const safeguarding: ConsentOverride = {
  basis: 'safeguarding',
  personAtRisk: 'child',
  reasons: 'Asking would increase the risk.',
  decidedBy: { name: 'Robin Made-Up', role: 'Designated safeguarding lead' },
  decidedAt: '2026-11-23T09:00:00Z',
  familyTold: false,
  whyFamilyNotTold: 'It would increase the risk.',
}

export const legal: ConsentOverride = {
  ...safeguarding,
  basis: 'legal_requirement',
  document: 'Court order, made up',
}

export const consent = (records: ConsentRecord[], override?: ConsentOverride): FormConsent =>
  override ? { records, override } : { records }
