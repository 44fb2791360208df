import type { AnyDocument } from '../record/index.ts'
import type { Place } from '../record/place.ts'
import type { ServiceRecord } from '../record/service-record.ts'

/**
 * What a feed says, with what no feed can say as it is here: internal notes, answers for the Local Offer, vacancies.
 * And a place that is not shown here is not shown again because a feed shows it.
 */
export function keepOurs<D extends AnyDocument>(imported: D, ours: AnyDocument): D {
  const notes = ours.internalNotes === undefined ? {} : { internalNotes: ours.internalNotes }
  if (!('places' in imported) || !('places' in ours)) return { ...imported, ...notes }
  return { ...imported, ...notes, ...keepOfService(imported, ours) }
}

function keepOfService(imported: ServiceRecord, ours: ServiceRecord): Partial<ServiceRecord> {
  const { childcare, localOffer, places } = imported
  const { vacancies, schoolsCollectedFrom: schools } = ours.childcare ?? {}
  return {
    places: places.map((place) => hiddenAsHere(place, ours.places)),
    ...(childcare === undefined
      ? {}
      : {
          childcare: {
            ...childcare,
            ...(vacancies === undefined ? {} : { vacancies }),
            ...(schools === undefined ? {} : { schoolsCollectedFrom: schools }),
          },
        }),
    ...(ours.localOffer === undefined
      ? {}
      : {
          localOffer: {
            ...ours.localOffer,
            ...(localOffer === undefined
              ? {}
              : { sendNeeds: localOffer.sendNeeds, headings: localOffer.headings }),
          },
        }),
  }
}

const hiddenAsHere = (place: Place, ours: readonly Place[]): Place => {
  const here = ours.find(({ key }) => key === place.key)
  return here === undefined ? place : { ...place, visibility: here.visibility }
}
