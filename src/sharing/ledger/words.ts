import type { SharingCategory, SharingPurpose } from '#consent/index.ts'

/**
 * The kinds of information as a parent would say them. What is known of other persons is theirs: that it was
 * shared is no part of anybody else's record.
 */
export const CATEGORY_WORDS: Record<SharingCategory, string | null> = {
  identity: 'Names, dates of birth and reference numbers',
  contact: 'How to get in touch',
  household: 'Who lives at home and how they are related',
  health: 'Health and disability',
  education: 'School, attendance and learning',
  needs: 'Needs, strengths and views',
  family_circumstances: 'Family life and home',
  safety: 'Worries about safety',
  other_persons: null,
  professionals: 'Who works with the family',
  consent: 'What was agreed about sharing',
  criteria: 'Which rules for getting help are met',
  decision: 'What the council decided',
}

export const PURPOSE_WORDS: Record<SharingPurpose, string> = {
  support_family: 'To support the family',
  protect_person_at_risk: 'To keep somebody safe from harm',
  legal_requirement: 'Because the law requires it',
  statistics: 'For statistics that identify nobody',
}

/** What a record for a family never says, whether or not there is any of it. */
export const REMARKS = [
  'This page shows what was shared through this service. People may also have talked to each other.',
  'It does not show information about other people, or the addresses of anybody.',
  'Where somebody could be hurt by it, a council may decide to show something later than it happened.',
] as const
