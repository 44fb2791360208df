import { Type } from 'typebox'
import { day, key, text } from './form-values.ts'
import { statements } from './provenance.ts'

/** A person's own view, or why there is none. */
export const Views = Type.Object(
  {
    words: Type.Optional(text(4000, 'In their own words.')),
    howObtained: Type.Optional(text(500, 'How they were heard, by whom.')),
    on: Type.Optional(day('When.')),
    whyNotObtained: Type.Optional(text(1000, 'Why they were not heard.')),
  },
  { $id: 'Views', additionalProperties: false },
)

/** The child's developmental needs, by the dimensions of the assessment framework. */
export const ChildNeeds = Type.Object(
  {
    health: Type.Optional(statements('Health.')),
    education: Type.Optional(statements('Education.')),
    emotionalAndBehavioural: Type.Optional(statements('Emotional and behavioural development.')),
    identity: Type.Optional(statements('Identity and social presentation.')),
    relationships: Type.Optional(statements('Family and social relationships.')),
    selfCare: Type.Optional(statements('Self-care skills.')),
  },
  { $id: 'ChildNeeds', additionalProperties: false },
)

/** What the assessment says of one child. */
export const ChildAssessment = Type.Object(
  {
    child: key('The key of the child.'),
    needs: Type.Optional(ChildNeeds),
    strengths: Type.Optional(statements('Strengths of this child and what works for them.')),
    worries: Type.Optional(statements('Worries about this child, with their evidence.')),
    impact: Type.Optional(statements('The impact on this child.')),
    views: Type.Optional(Views),
  },
  { $id: 'ChildAssessment', additionalProperties: false },
)
