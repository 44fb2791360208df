import { addDays, type LocalDate, londonDate } from '#calendar/index.ts'
import { isSharingCategory, type SharingPurpose, type SharingRecipient } from '#consent/index.ts'
import { NOTICE_SENTENCES, type NoticeSentenceId, quote } from '#councils/index.ts'
import type { FamilyNames } from './check-family-link.ts'
import { asDay } from './days.ts'
import type { LedgerEntry, OnWhoseWord } from './ledger.ts'
import type { AnswerRow, SharedRow } from './queries/ledger.ts'
import { CATEGORY_WORDS, PURPOSE_WORDS } from './words.ts'

/** How long an override is kept back while nobody has decided whether the family may see it. */
const DAYS_TO_DECIDE = 7

type Session = {
  readonly person: string
  readonly subjects: readonly string[]
  readonly names: FamilyNames
  readonly recipientsNamed: boolean
}

/** The last day on which an override is not shown; undefined where it may be seen. The wall in the database says the same. */
export function heldUntil(row: SharedRow): LocalDate | undefined {
  if (row.override_event === null) return undefined
  if (row.held_until !== null) return row.held_until === '-infinity' ? undefined : row.held_until
  const told = row.override !== null && (JSON.parse(row.override) as { familyTold?: unknown }).familyTold
  return told === true ? undefined : addDays(londonDate(row.disclosed_at), DAYS_TO_DECIDE)
}

/** What a family may see now of what was shared, in its words. */
export function entriesFor(
  session: Session,
  rows: readonly SharedRow[],
  answers: readonly AnswerRow[],
  now: Date,
): LedgerEntry[] {
  const today = londonDate(now)
  return rows
    .filter((row) => {
      const held = heldUntil(row)
      return held === undefined || held < today
    })
    .map((row) => entryOf(session, row, answers, today))
}

function entryOf(
  session: Session,
  row: SharedRow,
  answers: readonly AnswerRow[],
  today: LocalDate,
): LedgerEntry {
  const about = row.subjects.filter((key) => session.subjects.includes(key))
  return {
    sharedAt: row.disclosed_at.toISOString(),
    recipient: recipientInWords(JSON.parse(row.recipient) as SharingRecipient, session.recipientsNamed),
    about: about.map((key) => session.names[key] as string),
    what: row.categories.flatMap((code) => (isSharingCategory(code) ? (CATEGORY_WORDS[code] ?? []) : [])),
    why: PURPOSE_WORDS[row.purpose as SharingPurpose] ?? 'For another purpose',
    ...onWhoseWord(session, row, answers),
    promise: row.sentence in NOTICE_SENTENCES ? quote(row.sentence as NoticeSentenceId) : quote('N12'),
    ...stateOf(row, today),
  }
}

/** A person at work by name, but where a name could tell somebody what is to be kept from them. */
function recipientInWords(recipient: SharingRecipient, named: boolean): string {
  if (recipient.kind === 'statistics') return 'Statistics that identify nobody'
  if (recipient.kind === 'internal_team') return recipient.name
  if (!named) return 'Somebody who works outside the council'
  const organisation = recipient.organisation.names[0]
  return [recipient.person?.name, organisation].filter((part) => part !== undefined).join(', ')
}

type Word = { onWhoseWord: OnWhoseWord; explanation: string }

function onWhoseWord(session: Session, row: SharedRow, answers: readonly AnswerRow[]): Word {
  if (row.policy_row === 15)
    return {
      onWhoseWord: 'the_law',
      explanation: 'We did not need your agreement: the law says we have to share this.',
    }
  if (row.override_event !== null)
    return {
      onWhoseWord: 'somebody_at_risk',
      explanation:
        row.consent_events.length === 0
          ? 'We did this without agreement, because we believed that somebody was at risk of harm.'
          : 'Some of it was agreed. Some of it we shared without agreement, because we believed that somebody was at risk of harm.',
    }
  const relied = answers.filter(({ id }) => row.consent_events.includes(id))
  const own = relied.find(({ given_by }) => given_by === session.person)
  if (own !== undefined)
    return { onWhoseWord: 'your_word', explanation: `You agreed${onDay(own.effective_at)}.` }
  return {
    onWhoseWord: 'another_persons_word',
    explanation: `Somebody else who may answer agreed${onDay(relied[0]?.effective_at ?? null)}.`,
  }
}

const onDay = (at: Date | null): string => (at === null ? '' : ` on ${asDay(londonDate(at))}`)

function stateOf(row: SharedRow, today: LocalDate): Pick<LedgerEntry, 'state' | 'on'> {
  if (row.ended_at !== null) return { state: 'ended', on: londonDate(row.ended_at) }
  if (row.until === null) return { state: 'shared' }
  return { state: row.until < today ? 'ended' : 'shared_until', on: row.until }
}
