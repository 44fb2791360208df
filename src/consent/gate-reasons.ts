import type { ConsentNote, GateReason } from './gate-decision.ts'
import type { Permission, PermissionProblem } from './permission.ts'
import { problem } from './problem-codes.ts'

const NO_CHILD: GateReason = {
  code: 'no_child',
  text: 'The form names no child, so no consent can cover one.',
  pointer: '/children',
}

const OR_OVERRIDE: ConsentNote = {
  code: 'override',
  what: 'Or the safeguarding reasons (N16) or the legal requirement (N12) to go on without consent.',
  pointer: '/consent/override',
}

const recordPointer = ({ index }: PermissionProblem, member?: string): string =>
  ['/consent/records', index, index === undefined ? undefined : member]
    .filter((part) => part !== undefined)
    .join('/')

/** Why consent does not carry the referral, child by child. */
export const problemReasons = (permissions: readonly Permission[]): GateReason[] =>
  permissions.length === 0
    ? [NO_CHILD]
    : permissions.flatMap(({ subject, problems }) =>
        problems.map((found) => ({
          code: found.code,
          text: problem(found.code).why,
          subject: subject.key,
          pointer: recordPointer(found),
        })),
      )

/** What would let the referral go on: for each child what would settle it, and the way without consent. */
export const toGoOn = (permissions: readonly Permission[]): ConsentNote[] => [
  ...permissions.flatMap(({ subject, problems }, position) =>
    problems.map((found) => ({
      code: found.code,
      what: problem(found.code).toGoOn,
      subject: subject.key,
      pointer:
        found.code === 'age_not_known'
          ? `/children/${position}/dateOfBirth`
          : recordPointer(found, problem(found.code).member),
    })),
  ),
  OR_OVERRIDE,
]

/** What a person must see although it settles nothing: answers that differ. */
export const disagreements = (permissions: readonly Permission[]): GateReason[] =>
  permissions.flatMap(({ subject, disagreement, objections }) => [
    ...(disagreement
      ? [
          {
            code: 'answers_disagree',
            text: 'Different answers stand beside each other. The more protective one holds, and a person must look at it.',
            subject: subject.key,
          },
        ]
      : []),
    ...objections.map(({ index }) => ({
      code: 'objection_not_entitled',
      text: 'Somebody who may not decide for this child did not agree. It does not bind; a person should see it.',
      subject: subject.key,
      pointer: `/consent/records/${index}`,
    })),
  ])
