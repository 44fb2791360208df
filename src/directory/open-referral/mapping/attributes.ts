import type { PublicService } from '../../publishing/public-record.ts'
import type { ServiceRecord } from '../../record/service-record.ts'
import { type HsdsAttribute, present } from '../hsds.ts'
import { idOf } from '../ids.ts'
import type { Terms } from '../terms.ts'

/** A term that a service has, with a value where the term by itself says nothing. */
type Named = { taxonomy: string; code: string; value?: string }

/** All that is said of a service in codes. */
export function namedTerms(service: PublicService): Named[] {
  const { childcare, localOffer } = service
  const inTaxonomy = (taxonomy: string, codes: readonly string[] = []): Named[] =>
    codes.map((code) => ({ taxonomy, code }))
  const fact = (code: string, value: string | number | undefined): Named[] =>
    value === undefined ? [] : [{ taxonomy: 'childcare-facts', code, value: String(value) }]
  return [
    ...inTaxonomy('categories', service.categories),
    ...(service.terms ?? []).map(({ taxonomy, term }) => ({ taxonomy, code: term })),
    ...inTaxonomy('channels', service.channels),
    ...inTaxonomy('referral-routes', [service.referral]),
    ...inTaxonomy('send-needs', localOffer?.sendNeeds),
    ...inTaxonomy('local-offer-headings', localOffer?.headings),
    ...inTaxonomy('childcare-kinds', childcare === undefined ? [] : [childcare.kind]),
    ...inTaxonomy('funded-hours', childcare?.fundedHours),
    ...fact('ofsted_urn', childcare?.ofstedUrn),
    ...fact('places', childcare?.places),
  ]
}

export const toHsdsAttributes = (service: PublicService, terms: Terms): HsdsAttribute[] =>
  namedTerms(service).flatMap(({ taxonomy, code, value }) => {
    const term = terms.find(service.councilId, taxonomy, code)
    if (term === undefined) return []
    return present<HsdsAttribute>({
      id: idOf(service.id, 'attribute', term.id),
      link_id: service.id,
      link_entity: 'service',
      link_type: taxonomy,
      value,
      taxonomy_term_id: term.id,
      taxonomy_term: term,
    })
  })

type FromTerms = Pick<
  ServiceRecord,
  'channels' | 'categories' | 'terms' | 'referral' | 'childcare' | 'localOffer'
>

/** What the importing council says of a service whose feed does not know its categories and channels. */
export type ForWantOfTerms = Pick<ServiceRecord, 'channels' | 'categories'>

/** What the terms of a service say in a record. Terms of lists that this service has not are told apart by `known`. */
export function fromHsdsAttributes(
  attributes: readonly HsdsAttribute[] = [],
  otherwise: ForWantOfTerms,
  known: (taxonomy: string, code: string) => boolean,
): FromTerms & { unknown: string[] } {
  const all = attributes.map(({ taxonomy_term: term, value = '' }) => ({
    taxonomy: term?.taxonomy ?? '',
    code: term?.code ?? '',
    value,
  }))
  const isKnown = (each: (typeof all)[number]) => known(each.taxonomy, each.code)
  const named = all.filter(isKnown)
  const codes = <T extends string>(taxonomy: string): T[] => [
    ...new Set(named.flatMap((each) => (each.taxonomy === taxonomy ? [each.code as T] : []))),
  ]
  const [kind] = codes<NonNullable<ServiceRecord['childcare']>['kind']>('childcare-kinds')
  const value = (code: string) =>
    named.find((each) => each.taxonomy === 'childcare-facts' && each.code === code)?.value
  const [urn, places] = [value('ofsted_urn'), value('places')]
  const others = named.filter(({ taxonomy }) => !CODED.includes(taxonomy))
  const [sendNeeds, headings] = [codes<SendNeed>('send-needs'), codes<Heading>('local-offer-headings')]
  return {
    channels: orElse(codes('channels'), otherwise.channels),
    categories: orElse(codes('categories'), otherwise.categories),
    ...(others.length === 0 ? {} : { terms: others.map(({ taxonomy, code }) => ({ taxonomy, term: code })) }),
    referral: codes<ServiceRecord['referral']>('referral-routes')[0] ?? 'none',
    ...(kind === undefined
      ? {}
      : {
          childcare: {
            kind,
            ...(urn === undefined ? {} : { ofstedUrn: urn }),
            ...(places === undefined ? {} : { places: Number(places) }),
            fundedHours: codes('funded-hours'),
          },
        }),
    ...(sendNeeds.length + headings.length === 0
      ? {}
      : { localOffer: { questionSet: 1, answers: [], sendNeeds, headings } }),
    unknown: all.flatMap((each, at) => (isKnown(each) ? [] : [`/attributes/${at}`])),
  }
}

type SendNeed = NonNullable<ServiceRecord['localOffer']>['sendNeeds'][number]
type Heading = NonNullable<ServiceRecord['localOffer']>['headings'][number]

/** The lists that have a member of their own in a record. */
const CODED = [
  'categories',
  'channels',
  'referral-routes',
  'send-needs',
  'local-offer-headings',
  'childcare-kinds',
  'funded-hours',
  'childcare-facts',
]

const orElse = <T>(some: T[], others: T[]): T[] => (some.length > 0 ? some : others)
