import t from 'tap'
import type { ChildFacts, EligibilityFacts } from '../../src/eligibility/index.ts'
import { attending, EXCLUDED, evaluateFor, family, GATES, NO_PRIORITY, statusOf } from './families.ts'

t.test('impossible figures are unknown, with the reason, and never clamped', (t) => {
  const child = (facts: ChildFacts) => family({ ...NO_PRIORITY, ...facts })
  const rows: [string, EligibilityFacts, string, string, RegExp][] = [
    [
      'missed more than possible',
      attending({ possibleSessions: 100, unauthorisedSessions: 101 }),
      'TEH-P1',
      '/children/0/attendance/possibleSessions',
      /More sessions/,
    ],
    [
      'none possible',
      attending({ possibleSessions: 0, unauthorisedSessions: 0 }),
      'TEH-P1',
      '/children/0/attendance/possibleSessions',
      /No sessions were possible/,
    ],
    [
      'none possible, a percentage beside it',
      attending({ possibleSessions: 0, unauthorisedPercentage: 50 }),
      'TEH-P1',
      '/children/0/attendance/possibleSessions',
      /No sessions were possible/,
    ],
    [
      'an exclusion without length',
      child({
        exclusions: {
          items: [
            {
              kind: 'fixed_term',
              status: 'in_force',
              yearGroup: '6',
              lengthHalfDays: 0,
              directResultOfParentingIncapacity: true,
            },
          ],
          complete: true,
        },
      }),
      'TEH-P2',
      '/children/0/exclusions/items/0/lengthHalfDays',
      /no length/,
    ],
    [
      'an exclusion in the future',
      child({
        exclusions: {
          items: [
            {
              kind: 'fixed_term',
              status: 'in_force',
              yearGroup: '6',
              lengthHalfDays: 20,
              startedOn: '2026-11-24',
              directResultOfParentingIncapacity: true,
            },
          ],
          complete: true,
        },
      }),
      'TEH-P2',
      '/children/0/exclusions/items/0/startedOn',
      /after the day/,
    ],
    [
      'an offence before birth',
      child({
        dateOfBirth: '2014-01-31',
        offence: {
          stage: 'admitted',
          committedOn: '2014-01-30',
          lowLevel: true,
          firstOffence: true,
          meetsTriageRequirements: true,
        },
      }),
      'TEH-P5',
      '/children/0/offence/committedOn',
      /before the child was born/,
    ],
    [
      'an assessment in the future',
      child({
        assessments: {
          items: [
            { section: '17', completedOn: '2026-11-24' },
            { section: '17', completedOn: '2026-11-22' },
          ],
          complete: true,
        },
      }),
      'TEH-P8',
      '/children/0/assessments/items/0/completedOn',
      /after the day/,
    ],
    [
      'a sibling of the future',
      child({ siblings: { items: [{ dateOfBirth: '2026-11-24', knownGangNominal: true }], complete: true } }),
      'TEH-P7',
      '/children/0/siblings/items/0/dateOfBirth',
      /after the day/,
    ],
  ]
  for (const [name, facts, criterion, pointer, reason] of rows) {
    const evaluation = evaluateFor(facts)
    t.equal(statusOf(evaluation, criterion), 'undetermined', name)
    const missing = evaluation.children[0]?.missing.find((fact) => fact.pointer === pointer)
    t.match(missing?.reason, reason, `${name}: says why`)
  }
  const backwards = evaluateFor({
    ...family(EXCLUDED),
    priorWork: { ...GATES.priorWork, from: '2026-02-02', to: '2026-02-01' },
  })
  t.equal(backwards.result, 'undetermined')
  t.match(backwards.missing, [
    { pointer: '/priorWork/from', reason: /ends before it begins/ },
    { pointer: '/priorWork/to' },
  ])
  t.end()
})
