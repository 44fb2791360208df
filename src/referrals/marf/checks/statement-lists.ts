import type { Draft, DraftForm } from '../draft-form.ts'
import type { ReferralForm } from '../referral-form.ts'
import { each } from './places.ts'

type Statement = NonNullable<ReferralForm['assessment']>['reasonNow'][number]
type StatementList = { pointer: string; list: Draft<Statement>[] }

const OF_FAMILY = [
  'reasonNow',
  'history',
  'parentingCapacity',
  'familyAndEnvironment',
  'strengths',
  'familyWants',
  'outcomesSought',
] as const
const OF_CHILD = ['strengths', 'worries', 'impact'] as const
const OF_NEEDS = [
  'health',
  'education',
  'emotionalAndBehavioural',
  'identity',
  'relationships',
  'selfCare',
] as const

/** Every list of statements in the assessment, with its pointer. */
export const statementLists = (assessment: DraftForm['assessment']): StatementList[] => [
  ...OF_FAMILY.map((name) => ({ pointer: `/assessment/${name}`, list: assessment?.[name] ?? [] })),
  ...each(assessment?.children, '/assessment/children').flatMap(({ item, pointer }) => [
    ...OF_CHILD.map((name) => ({ pointer: `${pointer}/${name}`, list: item[name] ?? [] })),
    ...OF_NEEDS.map((name) => ({ pointer: `${pointer}/needs/${name}`, list: item.needs?.[name] ?? [] })),
  ]),
]
