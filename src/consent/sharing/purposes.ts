import { sameWords } from './names.ts'

/**
 * What information is shared for. `byConsent`: what the family's permission is for (N9). `byOverride`: what may
 * rest on somebody at risk or on the law (N12). `spellings`: the words in which people say it.
 */
export const SHARING_PURPOSES = {
  support_family: {
    text: 'To support the family',
    byConsent: true,
    byOverride: true,
    spellings: ['supporting the family', 'support the family', 'support for the family', 'family support'],
  },
  protect_person_at_risk: {
    text: 'To protect a person at risk of harm',
    byConsent: false,
    byOverride: true,
    spellings: ['protecting a person at risk'],
  },
  legal_requirement: {
    text: 'Because the law requires it',
    byConsent: false,
    byOverride: true,
    spellings: ['legal requirement'],
  },
  statistics: {
    text: 'Statistics or research that identify nobody',
    byConsent: false,
    byOverride: false,
    spellings: ['research', 'statistics or research'],
  },
} as const

export type SharingPurpose = keyof typeof SHARING_PURPOSES

/** The code for a purpose, itself or in one of its spellings; undefined where only a person can tell. */
export const purposeInWords = (words: string): SharingPurpose | undefined =>
  (Object.keys(SHARING_PURPOSES) as SharingPurpose[]).find((code) =>
    [code, SHARING_PURPOSES[code].text, ...SHARING_PURPOSES[code].spellings].some((one) =>
      sameWords(one, words),
    ),
  )

export const isSharingPurpose = (code: string): code is SharingPurpose =>
  Object.hasOwn(SHARING_PURPOSES, code)
