import { Type } from 'typebox'
import { ChildAssessment, Views } from './assessment-child.ts'
import { day, key, oneOf, text } from './form-values.ts'
import { Statement, statements } from './provenance.ts'

/** The views of a parent or carer. */
export const ParentViews = Type.Object(
  { person: key('Their key among the people of the form.'), views: Views },
  { $id: 'ParentViews', additionalProperties: false },
)

/** A piece of work done before the referral (W2). */
export const WorkDone = Type.Object(
  {
    agency: text(200, 'The organisation that did it.'),
    what: text(2000, 'What was done.'),
    from: Type.Optional(day('From.')),
    to: Type.Optional(day('To, or today when it goes on.')),
    result: Type.Optional(oneOf(['no_change', 'worse', 'improved'], 'What it led to.')),
    resultInWords: Type.Optional(text(2000, 'The result in words.')),
  },
  { $id: 'WorkDone', additionalProperties: false },
)

/** The assessment that forms the basis of the referral (N5, N6). */
export const Assessment = Type.Object(
  {
    startedOn: Type.Optional(day('When it was begun.')),
    completedOn: Type.Optional(day('When it was completed.')),
    reasonNow: Type.Array(Statement, {
      minItems: 1,
      maxItems: 30,
      description: 'Why the family is referred now.',
    }),
    history: Type.Optional(statements('What happened before.')),
    children: Type.Array(ChildAssessment, { minItems: 1, maxItems: 20 }),
    parentingCapacity: Type.Optional(statements('Parenting capacity (W7).')),
    familyAndEnvironment: Type.Optional(
      statements('Family history, wider family, housing, work, income, community.'),
    ),
    strengths: Type.Optional(statements('Strengths of the family and what works.')),
    parentsViews: Type.Optional(Type.Array(ParentViews, { maxItems: 20 })),
    workDone: Type.Optional(Type.Array(WorkDone, { maxItems: 50 })),
    familyWants: Type.Optional(statements('What the family wants.')),
    outcomesSought: Type.Optional(statements('What should be different.')),
    levelOfNeed: Type.Optional(
      oneOf(['1', '2', '3', '4'], 'Level of need in the referrer’s view (London continuum, 1 to 4).'),
    ),
  },
  { $id: 'Assessment', additionalProperties: false },
)

/** No assessment yet: only where there are safeguarding reasons. */
export const AssessmentOutstanding = Type.Object(
  {
    reason: text(2000, 'Why the referral cannot wait for it.'),
    expectedOn: Type.Optional(day('When it will follow.')),
  },
  { $id: 'AssessmentOutstanding', additionalProperties: false },
)
