import { type Static, Type } from 'typebox'
import type { AnyDocument } from '../record/index.ts'
import { strict } from '../record/words.ts'
import { ORGANISATION_RULES, type QualityRule, type QualityStanding, SERVICE_RULES } from './rules.ts'

/** How complete and how fresh a record is: what there is to do, and no judgement of the service. */
export const RecordQuality = Type.Object(
  {
    score: Type.Integer({ minimum: 0, maximum: 100, description: '100: nothing is missing.' }),
    findings: Type.Array(
      Type.Object(
        {
          code: Type.String(),
          pointer: Type.String({ description: 'Where in the record; "" is all of it.' }),
          costs: Type.Integer({ description: 'What it takes from the score.' }),
          why: Type.String({ description: 'Why it matters to families.' }),
        },
        { $id: 'QualityFinding', ...strict },
      ),
      { description: 'What is missing or doubtful, the weightiest first.' },
    ),
  },
  { $id: 'RecordQuality', ...strict },
)
export type RecordQuality = Static<typeof RecordQuality>

/** What a record lacks on a day. Several places of one fault cost as much as one. */
export const qualityOf = (document: AnyDocument, standing: QualityStanding, today: string): RecordQuality =>
  'channels' in document
    ? judged(SERVICE_RULES, document, standing, today)
    : judged(ORGANISATION_RULES, document, standing, today)

function judged<Document>(
  rules: readonly QualityRule<Document>[],
  document: Document,
  standing: QualityStanding,
  today: string,
): RecordQuality {
  const broken = rules
    .map((rule) => ({ ...rule, pointers: rule.find(document, standing, today) }))
    .filter(({ pointers }) => pointers.length > 0)
    .toSorted((a, b) => b.weight - a.weight)
  return {
    score: broken.reduce((score, { weight }) => score - weight, 100),
    findings: broken.flatMap(({ code, weight, why, pointers }) =>
      pointers.map((pointer) => ({ code, pointer, costs: weight, why })),
    ),
  }
}
