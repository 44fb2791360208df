/** What somebody may want to share of the example `eligible`, or of any referral where a child is at risk. */
export const sharingExamples = {
  team: {
    summary: 'With Early Help inside the council, on the family’s word',
    value: {
      recipient: { kind: 'internal_team', team: 'early_help' },
      subjects: ['jonah', 'maribel'],
      purpose: 'support_family',
      categories: ['identity', 'contact', 'needs'],
      reasons: 'To find a worker who speaks to the family first (made up).',
    },
  },
  namedProfessional: {
    summary: 'With a professional named on the completed form',
    value: {
      recipient: { kind: 'named_professional', professional: 'hub-worker' },
      subjects: ['jonah'],
      purpose: 'support_family',
      categories: ['identity', 'education'],
      until: '2027-06-30',
    },
  },
  urgent: {
    summary: 'At once, because a child is at risk: the note can follow',
    value: {
      recipient: { kind: 'external', organisation: 'Example Borough Police (made up)' },
      subjects: ['jonah'],
      purpose: 'protect_person_at_risk',
      categories: ['identity', 'contact', 'safety'],
      override: { basis: 'safeguarding', partInProtecting: true },
    },
  },
}
