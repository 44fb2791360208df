import { BOROUGHS } from '../../boroughs.ts'
import type { Composition } from '../../rule-set.ts'

const PRIORITIES = [
  'TEH-P1',
  'TEH-P2',
  'TEH-P3',
  'TEH-P4',
  'TEH-P5',
  'TEH-P6',
  'TEH-P7',
  'TEH-P8',
  'TEH-P9',
].map((criterion) => ({ criterion }))

/** The screens first; then place and age, both gates, and one of the priorities (A1). */
export const composition: Composition = {
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
    {
      code: 'no_published_criteria',
      when: {
        condition: {
          kind: 'stated',
          text: 'The child lives in Kensington and Chelsea',
          fact: 'borough',
          met: ['kensington-and-chelsea'],
          notMet: BOROUGHS.filter((borough) => borough !== 'kensington-and-chelsea'),
        },
        cites: 'N1',
        onBehalfOf: 'TEH-S3',
      },
      result: 'undetermined',
      because:
        'There are no published criteria for this borough. The portal takes its early help referrals; its own Early Help team decides.',
      whenOpen: 'It is not known which borough the child lives in.',
    },
    {
      code: 'eligible',
      when: {
        all: [{ criterion: 'TEH-S3' }, { criterion: 'TEH-G1' }, { criterion: 'TEH-G2' }, { any: PRIORITIES }],
      },
      result: 'eligible',
      because: 'Both gates and at least one of the priorities are met.',
      whenOpen: 'The gates or the priorities cannot be settled on what is known.',
    },
  ],
  otherwise: {
    code: 'not_eligible',
    result: 'not_eligible',
    because: 'The criteria are not met on the facts known. A person confirms it.',
  },
}
