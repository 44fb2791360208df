import { type Static, Type } from 'typebox'
import { FaultSchema } from '#platform/problems.ts'

const outcomes = {
  new: 'It was not here: it waits for the council.',
  changed: 'It reads otherwise than when it was last imported: the change waits for the council.',
  same: 'It reads as when it was last imported. Nothing was done, whatever was made of it here since.',
  refused: 'It was left out; `errors` say why.',
}
const code = Type.Unsafe<keyof typeof outcomes>({
  $id: 'ImportOutcome',
  type: 'string',
  enum: Object.keys(outcomes),
  description: Object.entries(outcomes)
    .map(([name, text]) => `\`${name}\`: ${text}`)
    .join(' '),
})

export const ImportedItem = Type.Object(
  {
    kind: Type.Unsafe<'service' | 'organisation'>({ type: 'string', enum: ['organisation', 'service'] }),
    sourceId: Type.String({ description: 'Its id in the feed.' }),
    outcome: code,
    record: Type.Optional(Type.String({ format: 'uuid', description: 'The record here.' })),
    leftOut: Type.Array(Type.String(), {
      description: 'Pointers to what the feed says of it and a record has no place for.',
    }),
    errors: Type.Array(FaultSchema, {
      description: 'Pointers are into the service as it was sent, or into the record it would have become.',
    }),
  },
  { $id: 'ImportedItem', additionalProperties: false },
)
export type ImportedItem = Static<typeof ImportedItem>

const count = Type.Integer({ minimum: 0 })

export const ImportReport = Type.Object(
  {
    source: Type.String(),
    dryRun: Type.Boolean({ description: 'Nothing was written: this is what would have been.' }),
    counts: Type.Object(
      { new: count, changed: count, same: count, refused: count },
      { $id: 'ImportCounts', additionalProperties: false },
    ),
    items: Type.Array(ImportedItem, { description: 'Organisations stand before their services.' }),
  },
  { $id: 'ImportReport', additionalProperties: false },
)

export function reportOf(
  source: string,
  dryRun: boolean,
  items: ImportedItem[],
): Static<typeof ImportReport> {
  const counts = { new: 0, changed: 0, same: 0, refused: 0 }
  for (const { outcome } of items) counts[outcome]++
  // What was not written has no id to be found by.
  const told = items.map(({ record, ...item }) =>
    record === undefined || (dryRun && item.outcome === 'new') ? item : { ...item, record },
  )
  return { source, dryRun, counts, items: told }
}
