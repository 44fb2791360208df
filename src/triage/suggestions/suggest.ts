import { londonDate } from '#calendar/index.ts'
import { type Fitting, fittingServices } from '#directory/index.ts'
import type { Trx } from '#platform/operation.ts'
import type { ReferralForm } from '#referrals/index.ts'
import type { ServiceSuggestions, SuggestedService } from './suggestion.ts'
import { agesOn, type Want, wantsOf } from './wants.ts'

/** Of each category so many are looked at, and so many are told of in all. */
const OF_A_CATEGORY = 5
const OF_A_CHILD = 20

/** For each child the published services that fit, those first for which most speaks. */
export async function suggest(
  trx: Trx,
  referral: { id: string; council: string },
  form: ReferralForm,
  now: Date,
): Promise<ServiceSuggestions> {
  const on = londonDate(now)
  const children: ServiceSuggestions['children'] = []
  for (const [at, child] of form.children.entries()) {
    const ages = agesOn(child, on)
    const wish = {
      ages,
      council: referral.council,
      postcode: child.address?.postcode,
      language: child.firstLanguage?.code,
      limit: OF_A_CATEGORY,
    }
    const found: { want: Want; fitting: Fitting }[] = []
    for (const want of wantsOf(form, at))
      for (const fitting of await fittingServices(trx, { ...wish, category: want.category }))
        found.push({ want, fitting })
    children.push({ key: child.key, ageKnown: ages !== undefined, services: ranked(found) })
  }
  return { referral: referral.id, on, children }
}

/** Each service once with all that speaks for it; of those with as much, in the order in which they were found. */
function ranked(found: readonly { want: Want; fitting: Fitting }[]): SuggestedService[] {
  const byService = Map.groupBy(found, ({ fitting }) => fitting.service.id)
  return [...byService.values()]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, OF_A_CHILD)
    .map((all) => {
      const { service, reasons } = (all[0] as (typeof found)[number]).fitting
      const { id, councilId, name, summary, organisation, state, place } = service
      const categories = all.flatMap(({ want, fitting }) =>
        fitting.reasons
          .filter(({ filter }) => filter === 'category')
          .map((reason) => ({ ...reason, because: want.because })),
      )
      return {
        ...{ id, name, councilId, summary, state },
        ...(organisation === undefined ? {} : { organisation }),
        ...(place === undefined ? {} : { place }),
        reasons: [...categories, ...reasons.filter(({ filter }) => filter !== 'category')],
      }
    })
}
