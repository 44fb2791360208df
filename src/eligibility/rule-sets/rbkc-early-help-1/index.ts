import type { RuleSet } from '../../rule-set.ts'
import { parameters } from '../westminster-teh-1/parameters.ts'
import { emergency } from '../westminster-teh-1/s1-emergency.ts'
import { socialCare } from '../westminster-teh-1/s2-social-care.ts'
import { criteriaPage, fairProcessingNotice } from '../westminster-teh-1/source.ts'
import { placeAndAge } from './s3-place-and-age.ts'

/** Early help in Kensington and Chelsea: the portal takes it (N1), but nobody has published criteria for it. */
export const rbkcEarlyHelp1: RuleSet = {
  id: 'rbkc-early-help',
  council: 'rbkc',
  version: 1,
  title: 'Early help in the Royal Borough of Kensington and Chelsea: no published criteria',
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
  note: 'Only the screens. Beyond them nothing is decided here: the referral goes to RBKC Early Help.',
  sources: [criteriaPage, fairProcessingNotice],
  parameters: parameters.filter(({ name }) => name === 'age_of_adulthood'),
  readings: [],
  criteria: [emergency, socialCare, placeAndAge],
  composition: {
    steps: [
      {
        code: 'emergency',
        when: { criterion: 'TEH-S1' },
        result: 'emergency',
        because: 'Immediate danger is reported. Ring 999 and the front door now; do not rely on the form.',
        whenOpen: 'It is not known whether anybody is in immediate danger.',
      },
      {
        code: 'social_care',
        when: { criterion: 'TEH-S2' },
        result: 'social_care',
        because: 'Significant harm is suspected, a plan or care status is open, or social care is asked for.',
        whenOpen: 'It is not known whether this is for social care.',
      },
    ],
    otherwise: {
      code: 'no_published_criteria',
      result: 'undetermined',
      because:
        'There are no published criteria for this borough. The portal takes its early help referrals; its own Early Help team decides.',
    },
  },
  warnings: [],
  examplesHold: { evaluatedOn: '2026-11-23', terms: [] },
}
