import type { Answer } from '#eligibility/index.ts'
import type { ConsentRecord } from '../consent-record.ts'
import type { ConsentOverride } from '../form-consent.ts'
import type { Subject } from '../subject.ts'

/** A professional on the completed form (N10). Whoever is added later is nobody it names. */
export type NamedProfessional = {
  key: string
  name: string
  organisation: string
  mayBeTold?: Answer<boolean> | undefined
}

/** A department inside the council. `council` where the team is not of the council that is asked. */
export type InternalRecipient = {
  kind: 'internal_team'
  id: string
  name: string
  council?: string | undefined
  person?: { name: string } | undefined
}

/** An organisation outside the council (another council too) by all its names, old ones as well, or a person there. */
export type ExternalRecipient = {
  kind: 'external'
  organisation: { id?: string | undefined; names: readonly string[] }
  person?: { name: string; key?: string | undefined } | undefined
  account?: string | undefined
}

/** A publication or data set. `smallestCell`: its smallest count above zero, or null where every count is zero. */
export type StatisticsRecipient = { kind: 'statistics'; identifying: boolean; smallestCell: number | null }

export type SharingRecipient = InternalRecipient | ExternalRecipient | StatisticsRecipient

/** An override, and what it says of this one recipient. */
export type SharingOverride = ConsentOverride & {
  /** Has the recipient a part in protecting the person at risk? */
  partInProtecting?: boolean | undefined
  /** Does the law entitle the recipient to it? */
  entitledByLaw?: boolean | undefined
  /** What is relevant. Where nobody said, what is asked for; and it is asked what is relevant. */
  relevantCategories?: readonly string[] | undefined
}

/**
 * What a person found of something only a person can judge. Of a limitation: does it cover, and so stop, this
 * sharing? Of an explicit consent: does it cover, and so allow, this purpose?
 */
export type JudgedLimit = { pointer: string; covers: boolean; by: string }

/** May this be shared, or the case go on, at this instant? */
export type SharingQuestion = {
  action: 'go_on' | 'share'
  /** RFC 3339. */
  at: string
  /** The council whose case it is. */
  council?: string | undefined
  /** Every consent event so far, in any order. Positions are what pointers and `restsOn` speak of. */
  records: readonly ConsentRecord[]
  overrides: readonly SharingOverride[]
  /** Immediate danger or suspected significant harm is recorded on the form (N16). */
  safeguardingReasons: boolean
  named: readonly NamedProfessional[]
  /** Whose information is asked for: each must be covered. */
  subjects: readonly Subject[]
  /** One of the purposes, or any other text, which no row allows. */
  purpose: string
  recipient: SharingRecipient
  categories: readonly string[]
  judgedLimits?: readonly JudgedLimit[] | undefined
  /** Names of other recipients, besides the councils' teams and the professionals named, that a limit may mean. */
  otherRecipients?: readonly string[] | undefined
}
