/**
 * What is open to those who disagree, besides the challenge itself: texts as data, each with the source it rests
 * on. The council confirms them before it goes live, and adds its own addresses.
 */
export const ALSO_OPEN = [
  {
    code: 'partnership_escalation',
    who: 'you',
    text: 'Your organisation can escalate at any time under the safeguarding partnership’s procedure for resolving professional disagreements: stage by stage, from the practitioners’ managers up, and sooner than in a working week where the child needs it.',
    source:
      'The Barnet and Croydon safeguarding partnerships’ escalation policies, as examples; this council’s own procedure is to be confirmed.',
  },
  {
    code: 'family_complaint',
    who: 'family',
    text: 'A child, a parent or somebody with parental responsibility can make a complaint to the council about the help it gives or does not give.',
    source:
      'Children Act 1989, section 26; Children Act 1989 Representations Procedure (England) Regulations 2006',
  },
  {
    code: 'ombudsman',
    who: 'family',
    text: 'Whoever is not content with the council’s answer to a complaint can go to the Local Government and Social Care Ombudsman.',
    source: 'Local Government Act 1974, Part III',
  },
  {
    code: 'information_commissioner',
    who: 'anyone',
    text: 'Whoever is concerned about how personal data are used can complain to the council, and to the Information Commissioner’s Office.',
    source: 'UK GDPR, Article 77; Data Protection Act 2018, sections 164A and 165',
  },
] as const

/** What a challenge never delays (domain.md section 6). */
export const MEANWHILE =
  'The decision stands until then, and protection does not wait for it: if anything gets worse, amend the referral or ring the front door; in immediate danger ring 999.'

export const WHO_LOOKS =
  'A manager of the council who took no part in the decision or in any review of it before.'
