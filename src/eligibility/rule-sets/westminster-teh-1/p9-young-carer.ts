import type { Criterion } from '../../rule-set.ts'

/** TEH-P9: a young carer identified by the council, whose needs existing provision cannot meet. */
export const youngCarer: Criterion = {
  id: 'TEH-P9',
  title: 'Young carer',
  cites: ['W19'],
  explainedBy: ['W17'],
  readings: ['A27'],
  kind: 'mixed',
  scope: 'child',
  condition: {
    kind: 'all',
    text: 'Both hold',
    of: [
      {
        kind: 'stated',
        text: 'The council has identified the child as a young carer following referral',
        fact: 'youngCarer.identifiedBy',
        met: ['council_after_referral'],
        notMet: ['not_a_young_carer'],
        open: [
          {
            answer: 'referrer',
            reason:
              "The referrer's belief calls for a young carer's needs assessment by the council (Children Act 1989 s.17ZA).",
          },
        ],
      },
      {
        kind: 'judged',
        text: 'Existing provision cannot meet the needs',
        fact: 'youngCarer.existingProvisionMeetsNeeds',
        met: [false],
        notMet: [true],
      },
    ],
  },
  examples: [
    {
      name: 'identified by the council, provision falls short',
      facts: {
        children: [
          { youngCarer: { identifiedBy: 'council_after_referral', existingProvisionMeetsNeeds: false } },
        ],
      },
      status: 'met',
    },
    {
      name: 'existing provision meets the needs',
      facts: { children: [{ youngCarer: { existingProvisionMeetsNeeds: true } }] },
      status: 'not_met',
    },
    {
      name: 'not a young carer',
      facts: { children: [{ youngCarer: { identifiedBy: 'not_a_young_carer' } }] },
      status: 'not_met',
    },
    {
      name: "the referrer's belief",
      facts: {
        children: [{ youngCarer: { identifiedBy: 'referrer', existingProvisionMeetsNeeds: false } }],
      },
      status: 'undetermined',
    },
    { name: 'nothing known', facts: { children: [{}] }, status: 'undetermined' },
  ],
}
