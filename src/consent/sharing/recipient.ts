import { councils } from '#councils/index.ts'
import { SOCIAL_CARE_TEAMS } from './categories.ts'
import { likeWords, sameWords } from './names.ts'
import type {
  ExternalRecipient,
  InternalRecipient,
  NamedProfessional,
  SharingQuestion,
  SharingRecipient,
} from './question.ts'

type Party = InternalRecipient | ExternalRecipient

/** Another council, and a team of one, is another organisation (N10), whatever it is called. */
export function asSeenFrom(council: string | undefined, recipient: SharingRecipient): SharingRecipient {
  if (recipient.kind !== 'internal_team') return recipient
  const { id, name, person } = recipient
  const isOwn = recipient.council === undefined || recipient.council === council
  const isCouncil = councils.some(
    (other) => other.id !== council && (other.id === id || likeWords(other.name, name)),
  )
  if (isOwn && !isCouncil) return recipient
  return { kind: 'external', organisation: { id, names: [name] }, ...(person ? { person } : {}) }
}

const organisationNames = (recipient: Party): string[] =>
  recipient.kind === 'internal_team'
    ? [recipient.id, recipient.name]
    : [
        ...(recipient.organisation.id === undefined ? [] : [recipient.organisation.id]),
        ...recipient.organisation.names,
      ]

/** Every name a limit or a consent may mean the recipient by: the organisation's, the person's, both together. */
export function namesOf(recipient: Party): string[] {
  const organisation = organisationNames(recipient)
  const person = recipient.person?.name
  return person === undefined
    ? organisation
    : [...organisation, person, ...organisation.map((name) => `${person}, ${name}`)]
}

/** Social care reads what is known of other persons; no other recipient does on the family's word. */
export const isSocialCare = (recipient: Party): boolean =>
  recipient.kind === 'internal_team' && SOCIAL_CARE_TEAMS.includes(recipient.id)

/** The entries on the form that name this very professional: the person and the organisation, by key where it is given. */
export function entriesNaming(recipient: Party, named: readonly NamedProfessional[]): NamedProfessional[] {
  if (recipient.kind !== 'external' || recipient.person === undefined) return []
  const { name, key } = recipient.person
  return named.filter(
    (entry) =>
      (key === undefined || key === entry.key) &&
      sameWords(name, entry.name) &&
      recipient.organisation.names.some((one) => sameWords(one, entry.organisation)),
  )
}

const TEAMS = councils.flatMap((council) => council.teams.flatMap(({ id, name }) => [id, name]))

/**
 * Is a name, which does not mean the recipient, surely that of somebody else? Otherwise it may be another name
 * of theirs, and a person has to tell.
 */
export function isSomebodyElse(name: string, recipient: Party, question: SharingQuestion): boolean {
  const isAmong = (names: readonly string[]) => names.some((one) => sameWords(one, name))
  if (isAmong(question.otherRecipients ?? [])) return true
  const isInternal = recipient.kind === 'internal_team'
  const own = organisationNames(recipient)
  const isOwn = (names: readonly string[]) => own.some((mine) => names.some((one) => sameWords(one, mine)))
  if (isAmong(TEAMS)) return !isInternal || isOwn(TEAMS)

  const organisations = question.named.map((entry) => entry.organisation)
  if (isAmong(organisations)) return isInternal || isOwn(organisations)
  const persons = question.named.filter((entry) => sameWords(entry.name, name))
  return (
    persons.length > 0 &&
    (isInternal ||
      recipient.person !== undefined ||
      !persons.some((entry) => own.some((mine) => likeWords(mine, entry.organisation))))
  )
}
