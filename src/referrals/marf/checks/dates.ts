import type { DraftForm } from '../draft-form.ts'
import { addresses } from './address-places.ts'
import type { Check } from './check.ts'
import { each, eachChild, isDay, when } from './places.ts'

type Period = { pointer: string; from: unknown; to: unknown }
type Day = { pointer: string; day: unknown }

const periods = (form: DraftForm): Period[] => [
  { pointer: '/priorWork', from: form.priorWork?.from, to: form.priorWork?.to },
  { pointer: '/assessment', from: form.assessment?.startedOn, to: form.assessment?.completedOn },
  ...each(form.assessment?.workDone, '/assessment/workDone').map(({ item, pointer }) => ({
    pointer,
    from: item.from,
    to: item.to,
  })),
  ...each(form.people, '/people').map(({ item, pointer }) => ({
    pointer: `${pointer}/inHousehold`,
    from: item.inHousehold?.from,
    to: item.inHousehold?.to,
  })),
  ...each(form.professionals, '/professionals').map(({ item, pointer }) => ({
    pointer,
    from: item.involvedFrom,
    to: item.involvedTo,
  })),
  ...addresses(form).map(({ item, pointer }) => ({ pointer, from: item.from, to: item.to })),
]

/** What has happened by the time a form reports it. */
const pastDays = (form: DraftForm): Day[] => [
  { pointer: '/priorWork/from', day: form.priorWork?.from },
  { pointer: '/assessment/completedOn', day: form.assessment?.completedOn },
  { pointer: '/telephoneReferral/at', day: form.telephoneReferral?.at?.slice(0, 10) },
  ...eachChild(form).flatMap(({ item, pointer }) => [
    { pointer: `${pointer}/offence/committedOn`, day: item.offence?.committedOn },
    ...each(item.assessments?.items, `${pointer}/assessments/items`).map((place) => ({
      pointer: `${place.pointer}/completedOn`,
      day: place.item.completedOn,
    })),
    ...each(item.siblings?.items, `${pointer}/siblings/items`).map((place) => ({
      pointer: `${place.pointer}/dateOfBirth`,
      day: place.item.dateOfBirth,
    })),
  ]),
]

export const dateChecks: readonly Check[] = [
  {
    code: 'end_before_start',
    effect: 'doubts',
    means: 'Something ends before it begins.',
    message: 'This ends before it begins.',
    find: (form) =>
      periods(form)
        .filter(({ from, to }) => isDay(from) && isDay(to) && to < from)
        .map(({ pointer }) => pointer),
  },
  {
    code: 'date_in_future',
    effect: 'doubts',
    means: 'Something that is reported as past is dated after today.',
    message: 'This lies in the future. Is the date right?',
    find: (form, { today }) =>
      pastDays(form).flatMap(({ pointer, day }) => when(isDay(day) && day > today, pointer)),
  },
]
