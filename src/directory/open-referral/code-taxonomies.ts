import { channels, childcareKinds, fundedHours, referralRoutes } from '../record/codes.ts'
import type { Taxonomy } from '../taxonomies/index.ts'

/** A record's closed lists that the standard has no member for: told as terms, which is what it has terms for. */
const coded = (id: string, name: string, meanings: Readonly<Record<string, string>>): Taxonomy => ({
  id,
  name,
  version: '1',
  source: 'Front Door',
  licence: 'CC0-1.0',
  terms: Object.entries(meanings).map(([code, text]) => ({ code, name: text.replace(/\.$/, '') })),
})

export const CODE_TAXONOMIES: readonly Taxonomy[] = [
  coded('channels', 'Where a service is shown', channels.meanings),
  coded('referral-routes', 'How to get into a service', referralRoutes.meanings),
  coded('childcare-kinds', 'What kind of childcare', childcareKinds.meanings),
  coded('funded-hours', 'Government-funded childcare', fundedHours.meanings),
  coded('childcare-facts', 'Facts about childcare, each with its value', {
    ofsted_urn: 'Ofsted’s unique reference number.',
    places: 'How many children may come.',
  }),
]
