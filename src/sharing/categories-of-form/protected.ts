import type { ReferralForm } from '#referrals/index.ts'

/** Stands in the place of what is kept from somebody. */
export const WITHHELD = 'withheld: it is to be kept from somebody'

const PLACES = ['address', 'previousAddresses', 'telephone', 'email', 'placement', 'setting', 'gp'] as const

/** Is there anything on the form that has to be kept from somebody? */
export const isProtected = (form: ReferralForm): boolean =>
  (form.safety.contactRestrictions?.withheldFrom?.length ?? 0) > 0

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Is one of these names, of a recipient, among those it must be kept from? Rather once too often than once too few. */
export function isKeptFrom(form: ReferralForm, names: readonly string[]): boolean {
  const kept = (form.safety.contactRestrictions?.withheldFrom ?? []).flatMap(({ name, person }) => [
    name,
    form.people?.find(({ key }) => key === person)?.name ?? name,
  ])
  return kept
    .map(plain)
    .some((one) =>
      names
        .map(plain)
        .some((other) => one !== '' && other !== '' && (one.includes(other) || other.includes(one))),
    )
}

/** The values by which somebody could be found, wherever on the form they stand as such. */
function whereabouts(form: ReferralForm): string[] {
  const found: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') found.push(value)
    else if (typeof value === 'object' && value !== null)
      for (const each of Object.values(value)) collect(each)
  }
  for (const holder of [...form.children, ...(form.people ?? [])]) {
    const of: Partial<Record<(typeof PLACES)[number], unknown>> = holder
    for (const place of PLACES) {
      const value = of[place]
      if (place === 'setting') collect((value as { name?: string } | undefined)?.name)
      else if (place !== 'gp') collect(value)
    }
  }
  collect(form.safety.contactRestrictions?.safeTelephone)
  collect(form.safety.immediateDangerPlace)
  return found
}

const isTelling = (value: string) =>
  plain(value).length > 4 && !/^\d{4}-\d\d-\d\d$/.test(value) && !/^(westminster|rbkc|other)$/.test(value)

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** Finds the values however they are spaced, dotted or cased. */
const pattern = (values: readonly string[]): RegExp | undefined => {
  const parts = [...new Set(values.filter(isTelling).map((value) => plain(value).replaceAll(' ', '')))]
  if (parts.length === 0) return undefined
  const loose = parts
    .sort((a, b) => b.length - a.length)
    .map((part) => [...part].map(escaped).join('[^\\p{L}\\p{N}]*'))
  return new RegExp(loose.join('|'), 'giu')
}

/**
 * Takes whatever tells where somebody is out of a document: the members that hold it, and the same words where
 * they are quoted. What is told in other words a machine cannot find: that is what the people who share look for.
 */
export function withoutWhereabouts(form: ReferralForm): (document: unknown) => unknown {
  const values = pattern(whereabouts(form))
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string')
      return values === undefined ? value : value.normalize('NFC').replace(values, WITHHELD)
    if (Array.isArray(value)) return value.map(clean)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        (PLACES as readonly string[]).includes(name) || name === 'borough' ? WITHHELD : clean(each),
      ]),
    )
  }
  return clean
}
