import type { NewDecision } from './new-decision.ts'

type Example = { summary: string; value: NewDecision }

const EVALUATION = '00000000-0000-7000-8000-0e0000000001'

const accepted: NewDecision = {
  children: [
    {
      key: 'child-1',
      outcome: 'accept_targeted_early_help',
      levelOfNeed: 3,
      reasonCodes: ['criteria_met'],
    },
  ],
  reasons: 'Attendance has fallen for two terms and the school’s own plan has not helped.',
  evaluation: EVALUATION,
  sourcesConsulted: [
    { source: 'case_system', note: 'Not known.' },
    { source: 'school', note: 'Confirms the figures.' },
  ],
  referrer: { text: 'Targeted early help takes this on. A key worker will ring you within the week.' },
  family: {
    state: 'told',
    text: 'Who will ring, and what early help can do.',
    by: 'Duty worker (made up)',
    on: '2026-11-23',
  },
  reviewOn: '2027-02-22',
}

export const decisionExamples: Record<string, Example> = {
  accepted: { summary: 'Accepts for targeted early help', value: accepted },
  socialCare: {
    summary: 'To social care, by a social worker; it waits for a second signature',
    value: {
      ...accepted,
      children: [
        {
          key: 'child-1',
          outcome: 'transfer_social_care',
          route: 'section17_assessment',
          levelOfNeed: 4,
          reasonCodes: ['social_care_threshold', 'safeguarding_concern'],
        },
      ],
      referrer: { text: 'Children’s social care will assess under section 17.' },
      family: {
        state: 'not_told',
        whyNot: 'The strategy discussion decides how and when they are told.',
      },
    },
  },
  signposted: {
    summary: 'Names services that are open to every family',
    value: {
      ...accepted,
      children: [
        {
          key: 'child-1',
          outcome: 'signpost_universal',
          services: [{ id: 'made-up-1', name: 'Example Family Hub (made up)' }],
          levelOfNeed: 1,
          reasonCodes: ['criteria_not_met', 'need_met_universally'],
        },
      ],
      referrer: {
        text: 'The family hub offers what the family asks for; they can go there without an appointment.',
      },
    },
  },
}
