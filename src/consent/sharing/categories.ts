/**
 * The kinds of information a referral holds, as they are asked for, limited and disclosed. `sensitive`: special
 * category or criminal offence data, or what could put somebody at risk. `freeText`: it holds what people wrote,
 * so that anything may be quoted in it. `narrow`: by consent it goes to social care and nobody else.
 */
export const SHARING_CATEGORIES = {
  identity: { text: 'Names, dates of birth and identifying numbers', sensitive: false, freeText: false },
  contact: {
    text: 'Addresses, telephone numbers and how to get in touch safely',
    sensitive: true,
    freeText: true,
  },
  household: {
    text: 'Who lives in the household and how they are related',
    sensitive: false,
    freeText: false,
  },
  health: { text: 'Health and disability', sensitive: true, freeText: true },
  education: { text: 'School, attendance and learning', sensitive: false, freeText: true },
  needs: { text: 'The child’s needs, strengths and views', sensitive: true, freeText: true },
  family_circumstances: { text: 'Parenting, family and surroundings', sensitive: true, freeText: true },
  safety: { text: 'Danger, harm and what keeps people safe', sensitive: true, freeText: true },
  other_persons: {
    text: 'What is known of other persons: a conviction of an older sibling, intelligence about gangs',
    sensitive: true,
    freeText: true,
    narrow: true,
  },
  professionals: { text: 'The professionals who work with the family', sensitive: false, freeText: true },
  consent: { text: 'What was agreed, by whom, and its limits', sensitive: true, freeText: true },
  criteria: { text: 'Which published criteria are met, and why', sensitive: true, freeText: false },
  decision: { text: 'What was decided, and why', sensitive: true, freeText: true },
} as const satisfies Record<string, Category>

type Category = { text: string; sensitive: boolean; freeText: boolean; narrow?: true }
export type SharingCategory = keyof typeof SHARING_CATEGORIES

export const isSharingCategory = (code: string): code is SharingCategory =>
  Object.hasOwn(SHARING_CATEGORIES, code)

/** The category's parts, with the optional one in view. */
export const sharingCategory = (code: SharingCategory): Category => SHARING_CATEGORIES[code]

/** The teams that are social care, by their ids among the council's teams. */
export const SOCIAL_CARE_TEAMS: readonly string[] = ['childrens_services']
