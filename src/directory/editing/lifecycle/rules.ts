import type { Change, Publication } from '../../tables.ts'
import type { Side } from '../sides.ts'

/** Where a record stands: what the public has of it, and what is being worked on beside that. */
export type State = { readonly publication: Publication; readonly change: Change }

/** `to` names what becomes another; the rest stays. */
export type Move = {
  readonly by: readonly Side[]
  readonly publication: readonly Publication[]
  readonly change: readonly Change[]
  readonly to: Partial<State>
}

export const RECORD_ACTIONS = [
  'updateRecord',
  'updateLocalOffer',
  'submitRecord',
  'approveRecord',
  'returnRecord',
  'discardChange',
  'assureRecord',
  'archiveRecord',
  'restoreRecord',
] as const
export type RecordAction = (typeof RECORD_ACTIONS)[number]

const ANYTHING: readonly Publication[] = ['never', 'live', 'hidden', 'archived']
const STANDING: readonly Publication[] = ['never', 'live', 'hidden']
const SHOWN_ONCE: readonly Publication[] = ['live', 'hidden']
const ANY_CHANGE: readonly Change[] = ['none', 'draft', 'in_review', 'returned']
const OPEN: readonly Change[] = ['draft', 'returned']

const EVERYBODY: readonly Side[] = ['owner', 'holder', 'editor']
const KEEPERS: readonly Side[] = ['owner', 'editor']

const WRITING: readonly Move[] = [
  { by: EVERYBODY, publication: STANDING, change: ['none', ...OPEN], to: { change: 'draft' } },
  // What was archived is worked on again only after it was asked back.
  { by: EVERYBODY, publication: ['archived'], change: OPEN, to: { change: 'draft' } },
  { by: ['editor'], publication: ANYTHING, change: ['in_review'], to: {} },
]

/**
 * The life of a record: who may do what where it stands, and where that leads. The operations, their 409 answers
 * and the actions a record lists are made from this one table.
 */
export const LIFECYCLE: Readonly<Record<RecordAction, readonly Move[]>> = {
  updateRecord: WRITING,
  updateLocalOffer: WRITING,
  submitRecord: [{ by: EVERYBODY, publication: ANYTHING, change: OPEN, to: { change: 'in_review' } }],
  approveRecord: [
    {
      by: ['editor'],
      publication: ANYTHING,
      change: ['in_review'],
      to: { publication: 'live', change: 'none' },
    },
  ],
  returnRecord: [
    { by: ['editor'], publication: ANYTHING, change: ['in_review'], to: { change: 'returned' } },
  ],
  discardChange: [
    {
      by: EVERYBODY,
      publication: ANYTHING,
      change: ['draft', 'in_review', 'returned'],
      to: { change: 'none' },
    },
  ],
  assureRecord: [{ by: EVERYBODY, publication: SHOWN_ONCE, change: ANY_CHANGE, to: { publication: 'live' } }],
  archiveRecord: [
    {
      by: KEEPERS,
      publication: SHOWN_ONCE,
      change: ANY_CHANGE,
      to: { publication: 'archived', change: 'none' },
    },
  ],
  restoreRecord: [{ by: KEEPERS, publication: ['archived'], change: ['none'], to: { change: 'in_review' } }],
}
