import type { WhoCanAnswer } from '../evaluation.ts'
import type { Scope } from '../scope.ts'
import { assessmentPairs } from './assessment-pairs.ts'

/** A list of a child's that conditions may ask about, member by member. */
export type MemberList = {
  path: string
  /** What one member is called in the explanation. */
  member: string
  question: string
  whoCanAnswer: readonly WhoCanAnswer[]
  /** How many members; undefined when nobody gave the list. */
  size: (scope: Scope) => number | undefined
  complete: (scope: Scope) => boolean
  /** Turns the scope to one member; false when there is none at that place. */
  turnTo: (scope: Scope, i: number) => boolean
}

const exclusions: MemberList = {
  path: '/exclusions',
  member: 'Exclusion',
  question: 'Which exclusions has the child had, and are these all?',
  whoCanAnswer: ['school'],
  size: (s) => s.child.exclusions?.items.length,
  complete: (s) => s.child.exclusions?.complete === true,
  turnTo: (s, i) => {
    const member = s.child.exclusions?.items[i]
    if (!member) return false
    s.exclusion = member
    s.memberAt = `${s.childAt}/exclusions/items/${i}`
    return true
  },
}

const siblings: MemberList = {
  path: '/siblings',
  member: 'Sibling',
  question: 'Which brothers and sisters does the child have, and are these all?',
  whoCanAnswer: ['parent', 'referrer'],
  size: (s) => s.child.siblings?.items.length,
  complete: (s) => s.child.siblings?.complete === true,
  turnTo: (s, i) => {
    const member = s.child.siblings?.items[i]
    if (!member) return false
    s.sibling = member
    s.memberAt = `${s.childAt}/siblings/items/${i}`
    return true
  },
}

const pairs: MemberList = {
  path: '/assessments',
  member: 'Pair of assessments',
  question: 'Which section 17 and section 47 assessments has the child had, and are these all?',
  whoCanAnswer: ['social_care', 'screening_team'],
  size: (s) => (s.child.assessments ? pairsOf(s).length : undefined),
  complete: (s) => s.child.assessments?.complete === true,
  turnTo: (s, i) => {
    const member = pairsOf(s)[i]
    if (!member) return false
    s.pair = member
    return true
  },
}

const pairsOf = (scope: Scope) => {
  scope.pairs ??= assessmentPairs(scope)
  return scope.pairs
}

const lists = { exclusions, siblings, assessment_pairs: pairs }

export type ListName = keyof typeof lists

/** Every list a condition may name. */
export const MEMBER_LISTS: Readonly<Record<ListName, MemberList>> = lists
