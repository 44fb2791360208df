import type {
  ConsentRecord,
  ExternalRecipient,
  InternalRecipient,
  NamedProfessional,
  SharingOverride,
  SharingQuestion,
  SharingRecipient,
} from '#consent/index.ts'
import { decideSharing } from '#consent/index.ts'
import { AVA, legal, record, safeguarding } from './samples.ts'

/** Made-up recipients. The mother answered on 20 November 2026 at half past three; it is asked three days later. */
export const AT = '2026-11-23T10:00:00Z'

export const housing: InternalRecipient = { kind: 'internal_team', id: 'housing', name: 'Housing' }
export const socialCare: InternalRecipient = {
  kind: 'internal_team',
  id: 'childrens_services',
  name: 'Children’s Services',
}

export const NURSE: NamedProfessional = {
  key: 'nurse',
  name: 'Lee Fictional',
  organisation: 'Example Clinic',
  mayBeTold: true,
}
export const TEACHER: NamedProfessional = {
  key: 'teacher',
  name: 'Robin Made-Up',
  organisation: 'Example School',
  mayBeTold: true,
}

export const nurse: ExternalRecipient = {
  kind: 'external',
  organisation: { names: ['Example Clinic'] },
  person: { name: 'Lee Fictional', key: 'nurse' },
}
export const charity: ExternalRecipient = {
  kind: 'external',
  organisation: { id: 'org-1', names: ['Example Charity'] },
}

export const explicit = (change: Record<string, string> = {}) => ({
  recipient: 'Example Charity',
  purpose: 'supporting the family',
  words: 'Yes, them too.',
  at: '2026-11-20T15:30:00Z',
  ...change,
})

export const withExplicit = (change: Record<string, string> = {}): ConsentRecord =>
  record({ explicitConsents: [explicit(change)] })

export const atRisk: SharingOverride = {
  ...safeguarding,
  partInProtecting: true,
  relevantCategories: ['safety'],
}
export const byLaw: SharingOverride = { ...legal, entitledByLaw: true, relevantCategories: ['safety'] }

export const question = (change: Partial<SharingQuestion> = {}): SharingQuestion => ({
  action: 'share',
  at: AT,
  council: 'westminster',
  records: [record()],
  overrides: [],
  safeguardingReasons: false,
  named: [NURSE, TEACHER],
  subjects: [AVA],
  purpose: 'support_family',
  recipient: housing,
  categories: ['identity', 'safety'],
  ...change,
})

export const decide = (change: Partial<SharingQuestion> = {}) => decideSharing(question(change))

/** What most tests look at. */
export const short = (change: Partial<SharingQuestion> = {}) => {
  const { row, answer, allowedCategories } = decide(change)
  return [row, answer, allowedCategories.join(' ')]
}

export const codes = (change: Partial<SharingQuestion> = {}) => decide(change).reasons.map(({ code }) => code)

export const refused = [record({ state: 'refused' })]
export const both = 'identity safety'
export const statistics = (change: object = {}): SharingRecipient => ({
  kind: 'statistics',
  identifying: false,
  smallestCell: 6,
  ...change,
})
