import type { PublicService } from '../../publishing/public-record.ts'
import { ancestorsOf } from '../../taxonomies/index.ts'

/** What can be asked for by a code. Each is also a facet. */
export const TAG_KINDS = [
  'category',
  'need',
  'channel',
  'language',
  'accessibility',
  'cost',
  'state',
  'council',
] as const
export type TagKind = (typeof TAG_KINDS)[number]

export const tag = (kind: TagKind, code: string): string => `${kind}:${code}`

/** A tag's kind and code again. */
export function readTag(text: string): { kind: TagKind; code: string } {
  const colon = text.indexOf(':')
  return { kind: text.slice(0, colon) as TagKind, code: text.slice(colon + 1) }
}

/** A category is found under every broader one. */
export const withAncestors = (categories: readonly string[]): string[] => [
  ...new Set(categories.flatMap((code) => [code, ...ancestorsOf(code)])),
]

/** The tags of a service, and what is to be had where it is given. */
export function tagsOf(service: PublicService, accessibility: readonly string[]): string[] {
  const { categories, localOffer, channels, languages, costs, state, councilId } = service
  const of = (kind: TagKind, codes: readonly string[]) => codes.map((code) => tag(kind, code))
  return [
    ...of('category', withAncestors(categories)),
    ...of('need', localOffer?.sendNeeds ?? []),
    ...of('channel', channels),
    ...of('language', languages),
    ...of('accessibility', [...new Set(accessibility)]),
    // A service may have both: free for some, or a free first visit.
    ...of('cost', [
      ...(costs.some(({ free }) => free) ? ['free'] : []),
      ...(costs.some(({ free }) => !free) ? ['paid'] : []),
    ]),
    tag('state', state),
    tag('council', councilId),
  ]
}
