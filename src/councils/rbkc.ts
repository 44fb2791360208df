import { clocksOfEngland } from './clock.ts'
import type { Council } from './council.ts'
import { suggestedDirectory } from './directory.ts'
import { madeUpTerms } from './made-up-terms.ts'
import { marfFairProcessing1 } from './notice.ts'
import { quote } from './notice-sentences.ts'
import { suggestedRetention } from './suggested-retention.ts'
import { teamsOfNotice } from './teams.ts'

/** Royal Borough of Kensington and Chelsea: early help only; its social care is reached by telephone (N1). */
export const rbkc = {
  id: 'rbkc',
  name: 'Royal Borough of Kensington and Chelsea',
  borough: 'kensington-and-chelsea',
  accepts: [{ service: 'early_help', sentence: quote('N1') }],
  redirects: [
    {
      service: 'social_care',
      contact: 'The children’s front door of the Royal Borough of Kensington and Chelsea',
      how: 'telephone',
      why: 'In Kensington and Chelsea this form is for early help only. Ring the borough’s own front door about social care.',
      sentence: quote('N1'),
    },
  ],
  telephones: [
    {
      purpose: 'front_door',
      name: 'Kensington and Chelsea children’s front door',
      number: '020 7946 0201',
      hours: 'Monday to Friday, 9:00 to 17:00, except bank holidays',
      madeUp: true,
    },
    {
      purpose: 'out_of_hours',
      name: 'Kensington and Chelsea emergency duty team',
      number: '020 7946 0202',
      hours: 'At all other times',
      madeUp: true,
    },
  ],
  teams: teamsOfNotice,
  notices: [marfFairProcessing1],
  clocks: clocksOfEngland,
  // Ours: no published page sets it.
  handoverAlarmMinutes: 240,
  directory: suggestedDirectory,
  schoolTerms: madeUpTerms,
  retention: suggestedRetention,
  ruleSets: [{ id: 'rbkc-early-help', version: 1, from: '2026-01-01' }],
} satisfies Council
