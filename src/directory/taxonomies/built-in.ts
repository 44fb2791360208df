import { accessibilities, localOfferHeadings, sendNeeds } from '../record/codes.ts'
import { CATEGORIES } from './categories.ts'
import type { Taxonomy, TaxonomyTerm } from './taxonomy.ts'

/** The closed lists of a record's schema, told as taxonomies too: one list, written once. */
const termsOf = (meanings: Readonly<Record<string, string>>): TaxonomyTerm[] =>
  Object.entries(meanings).map(([code, text]) => ({ code, name: text.replace(/\.$/, '') }))

const ours = { version: '1', licence: 'CC0-1.0' }
const statute = { version: '1', licence: 'OGL-UK-3.0' }

/** What every council has, without importing it. */
export const BUILT_IN: readonly Taxonomy[] = [
  CATEGORIES,
  {
    id: 'send-needs',
    name: 'The four broad areas of special educational need',
    source: 'Department for Education, SEND Code of Practice: 0 to 25 years (2015), 6.28 to 6.35',
    uri: 'https://www.gov.uk/government/publications/send-code-of-practice-0-to-25',
    ...statute,
    terms: termsOf(sendNeeds.meanings),
  },
  {
    id: 'local-offer-headings',
    name: 'What a Local Offer has to hold',
    source:
      'Special Educational Needs and Disability Regulations 2014 (SI 2014/1530), Schedule 2, grouped by Front Door',
    uri: 'https://www.legislation.gov.uk/uksi/2014/1530/schedule/2',
    ...statute,
    terms: termsOf(localOfferHeadings.meanings),
  },
  {
    id: 'accessibilities',
    name: 'What a place has for people who need it',
    source: 'Front Door',
    ...ours,
    terms: termsOf(accessibilities.meanings),
  },
]

export const builtIn = (id: string): Taxonomy | undefined => BUILT_IN.find((taxonomy) => taxonomy.id === id)
