import { type Static, Type } from 'typebox'
import { RECORD_KINDS, type RecordKind } from '../record/index.ts'
import { strict } from '../record/words.ts'
import { RULES, type Rule } from './marks.ts'
import type { Duplicate } from './queries/marks.ts'

/** A record that is perhaps the same as another, and what the two have in common. */
export const DuplicateCandidate = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    kind: Type.Unsafe<RecordKind>({ type: 'string', enum: [...RECORD_KINDS] }),
    name: Type.String(),
    publication: Type.String({ description: 'What the public has of it.' }),
    organisation: Type.String({ description: 'Whose it is.' }),
    because: Type.Array(
      Type.Object(
        {
          code: Type.Unsafe<Rule>({ type: 'string', enum: Object.keys(RULES) }),
          text: Type.String(),
        },
        { $id: 'DuplicateReason', ...strict },
      ),
    ),
  },
  { $id: 'DuplicateCandidate', ...strict },
)

export const duplicateView = ({ rules, ...row }: Duplicate): Static<typeof DuplicateCandidate> => ({
  ...row,
  because: rules.map((code) => ({ code, text: RULES[code] })),
})
