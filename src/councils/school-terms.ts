import { type Static, Type } from 'typebox'
import { SchoolTerm } from '#calendar/index.ts'

/** The council's school terms, and whether the dates are real. */
export const CouncilSchoolTerms = Type.Object(
  {
    madeUp: Type.Boolean({ description: 'True for invented dates.' }),
    source: Type.String(),
    terms: Type.Array(SchoolTerm),
  },
  { $id: 'CouncilSchoolTerms', additionalProperties: false },
)
export type CouncilSchoolTerms = Static<typeof CouncilSchoolTerms>
