import { type Static, Type } from 'typebox'
import { RECORD_KINDS } from '../record/index.ts'
import { OrganisationRecord } from '../record/organisation-record.ts'
import { ServiceRecord } from '../record/service-record.ts'
import { strict } from '../record/words.ts'
import { recordExtras } from './extras.ts'
import { RECORD_ACTIONS } from './lifecycle/rules.ts'

const oneOf = <const Value extends string>(values: readonly Value[], description: string) =>
  Type.Unsafe<Value>({ type: 'string', enum: [...values], description })

const instant = (description: string) => Type.String({ format: 'date-time', description })

export const recordKind = oneOf(RECORD_KINDS, 'What it is. Its own for good.')
export const publication = oneOf(
  ['never', 'live', 'hidden', 'archived'],
  'What the public has of it: nothing yet; the published version; nothing, as it was not reviewed in time; nothing, as it was taken away.',
)
export const change = oneOf(
  ['none', 'draft', 'in_review', 'returned'],
  'What is being worked on beside what is published.',
)
export const freshness = oneOf(
  ['fresh', 'reminded', 'flagged'],
  'Whether its review is due: its owner was reminded; it is overdue.',
)

const summary = {
  id: Type.String({ format: 'uuid' }),
  version: Type.Integer({ minimum: 1, description: 'As in the ETag: it rises with all that happens to it.' }),
  councilId: Type.String(),
  kind: recordKind,
  name: Type.String({ description: 'Of what is worked on, or else of what is published.' }),
  owner: Type.Object(
    { id: Type.String({ format: 'uuid' }), name: Type.String() },
    { ...strict, description: 'Whose it is.' },
  ),
  publication,
  change,
  freshness,
  assuredOn: Type.Optional(
    Type.String({ format: 'date', description: 'When somebody last said that it is right.' }),
  ),
  reviewDueOn: Type.Optional(Type.String({ format: 'date' })),
  waitingSince: Type.Optional(instant('Since when it waits for the council’s review.')),
  source: Type.Optional(
    Type.Object(
      { name: Type.String(), id: Type.String() },
      { ...strict, description: 'Where it came from.' },
    ),
  ),
  createdAt: instant('When it was begun.'),
  updatedAt: instant('When anything last happened to it.'),
}

/** A row of the list. */
export const DirectoryRecordSummary = Type.Object(summary, { $id: 'DirectoryRecordSummary', ...strict })
export type DirectoryRecordSummary = Static<typeof DirectoryRecordSummary>

const version = {
  number: Type.Integer({ minimum: 1 }),
  basedOn: Type.Optional(Type.Integer({ description: 'The version that was published then.' })),
  savedAt: instant('When it was saved.'),
  savedBy: Type.Optional(
    Type.String({ description: 'Who saved it: a provider is told the names of their own organisation.' }),
  ),
}

export const DirectoryVersionSummary = Type.Object(version, { $id: 'DirectoryVersionSummary', ...strict })
export type DirectoryVersionSummary = Static<typeof DirectoryVersionSummary>

export const DirectoryVersion = Type.Object(
  { ...version, document: Type.Union([ServiceRecord, OrganisationRecord]) },
  { $id: 'DirectoryVersion', ...strict },
)

export const DirectoryRecord = Type.Object(
  {
    ...summary,
    published: Type.Optional(DirectoryVersion),
    newest: Type.Optional(DirectoryVersion),
    returned: Type.Optional(
      Type.Object(
        { reasons: Type.String(), at: instant('When.') },
        { ...strict, description: 'Why the council sent the change back.' },
      ),
    ),
    actions: Type.Array(oneOf(RECORD_ACTIONS, 'An operationId.'), {
      description: 'What you may do with it now.',
    }),
    ...recordExtras,
  },
  {
    $id: 'DirectoryRecord',
    ...strict,
    description:
      'A record: what the council approved (`published`; the public reads its masked form while `publication` is `live`), and what is being worked on where that is another (`newest`).',
  },
)
export type DirectoryRecord = Static<typeof DirectoryRecord>

/** Names the record's kind, so that what is wrong with the document is said by that kind's schema. */
const newRecord = <const K extends string, S extends typeof ServiceRecord | typeof OrganisationRecord>(
  $id: string,
  kind: K,
  document: S,
) => Type.Object({ kind: Type.Literal(kind), document }, { $id, ...strict })

const variants = [
  newRecord('NewServiceRecord', 'service', ServiceRecord),
  newRecord('NewOrganisationRecord', 'organisation', OrganisationRecord),
] as const

export const NewDirectoryRecord = Type.Unsafe<Static<(typeof variants)[0]> | Static<(typeof variants)[1]>>({
  $id: 'NewDirectoryRecord',
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: variants,
})
