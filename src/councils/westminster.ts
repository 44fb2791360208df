import { clocksOfEngland } from './clock.ts'
import type { Council } from './council.ts'
import { suggestedDirectory } from './directory.ts'
import { madeUpTerms } from './made-up-terms.ts'
import { marfFairProcessing1 } from './notice.ts'
import { quote } from './notice-sentences.ts'
import { suggestedRetention } from './suggested-retention.ts'
import { teamsOfNotice } from './teams.ts'

/** Westminster City Council: social care that is not an emergency, and targeted early help (N1, W21). */
export const westminster = {
  id: 'westminster',
  name: 'Westminster City Council',
  borough: 'westminster',
  accepts: [
    { service: 'early_help', sentence: quote('N1') },
    { service: 'social_care', sentence: quote('N1') },
  ],
  redirects: [],
  telephones: [
    {
      purpose: 'front_door',
      name: 'Westminster children’s front door',
      number: '020 7946 0101',
      hours: 'Monday to Friday, 9:00 to 17:00, except bank holidays',
      madeUp: true,
    },
    {
      purpose: 'out_of_hours',
      name: 'Westminster emergency duty team',
      number: '020 7946 0102',
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
  ruleSets: [{ id: 'westminster-teh', version: 1, from: '2026-01-01' }],
} satisfies Council
