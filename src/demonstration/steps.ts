import { LONG_AGO } from './made-up-form.ts'

/** What the seed has come to know of a referral: its children, and the ids that answers gave. */
export type Known = {
  readonly children: readonly string[]
  evaluation: string
  request: string
  decision: string
  challenge: string
  contact: string
}

/** Something that somebody does with a made-up referral, through the service's own door. */
export type Step = {
  readonly by: string
  /** Under the referral's address, where it does not begin with a slash. */
  readonly path: (known: Known) => string
  readonly body: (known: Known) => object
  /** Of what its answer has the id. */
  readonly makes?: 'request' | 'decision' | 'challenge'
  /** It adds facts, so the criteria are evaluated once more. */
  readonly evaluates?: true
  /** It names the evaluation it relies on. */
  readonly relies?: true
  /** It is about the referral's first initial contact. */
  readonly takesOver?: true
}

export const claim = (by: string): Step => ({ by, path: () => 'claim', body: () => ({}) })

export const ask = (by: string, ...questions: { question: string; pointer?: string }[]): Step => ({
  by,
  path: () => 'information-requests',
  body: () => ({ questions }),
  makes: 'request',
})

export const answer = (by: string, text: string): Step => ({
  by,
  path: ({ request }) => `information-requests/${request}/answer`,
  body: () => ({ text }),
  evaluates: true,
})

export const add = (by: string, text: string): Step => ({
  by,
  path: () => 'amendments',
  body: () => ({ text }),
  evaluates: true,
})

export const withdraw = (by: string, reason: string): Step => ({
  by,
  path: () => 'withdrawal',
  body: () => ({ reason }),
})

/** The same for each child, by one person. */
export const decide = (by: string, forEachChild: object, reasons: string, told: string): Step => ({
  by,
  path: () => 'decisions',
  body: (known) => decisionOf(known, forEachChild, reasons, told),
  makes: 'decision',
  relies: true,
})

export const confirm = (by: string, agrees: boolean, note: string): Step => ({
  by,
  path: ({ decision }) => `decisions/${decision}/confirmation`,
  body: () => ({ agrees, note }),
})

export const challenge = (by: string, reasons: string): Step => ({
  by,
  path: () => 'challenges',
  body: () => ({ reasons }),
  makes: 'challenge',
})

/** The review of a challenge that changes the decision. */
export const change = (by: string, forEachChild: object, reasons: string, told: string): Step => ({
  by,
  path: (known) => `challenges/${known.challenge}/decision`,
  body: (known) => ({
    outcome: 'changed',
    answer: told,
    decision: decisionOf(known, forEachChild, reasons, told),
  }),
  relies: true,
})

export const share = (by: string, request: object): Step => ({
  by,
  path: () => 'disclosures',
  body: () => request,
})

/** The case system has it. */
export const takeOver = (by: string, caseSystemId: string): Step => ({
  by,
  path: ({ contact }) => `/v1/initial-contacts/${contact}/acknowledgement`,
  body: () => ({ caseSystemId }),
  takesOver: true,
})

/** A link for an adult of the family and a child of hers. */
export const linkFor = (by: string, person: string, child: string): Step => ({
  by,
  path: () => 'family-links',
  body: () => ({
    person,
    subjects: [
      { key: person, entitlement: 'adult_for_themselves', reasons: 'Her own (made up).' },
      {
        key: child,
        entitlement: 'parental_responsibility',
        reasons: 'Birth certificate seen; no order limits it (made up).',
      },
    ],
    identity: {
      how: 'document_seen',
      what: 'Passport (made up).',
      checkedBy: { name: 'Odette Farrow-Example', role: 'Screening officer' },
      // Always over, as the days of the forms are.
      on: LONG_AGO,
    },
  }),
})

const decisionOf = (
  { children, evaluation }: Known,
  forEachChild: object,
  reasons: string,
  told: string,
) => ({
  children: children.map((key) => ({ key, ...forEachChild })),
  reasons,
  evaluation,
  sourcesConsulted: [{ source: 'case_system', note: 'Nothing recorded (made up).' }],
  referrer: { text: told },
  family: { state: 'will_be_told', by: 'The council (made up)', text: told },
})
