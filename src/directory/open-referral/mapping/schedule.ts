import { type Schedule, WEEKDAYS, type Weekday } from '../../record/schedule.ts'
import { type HsdsSchedule, present } from '../hsds.ts'
import { idOf } from '../ids.ts'

/** What the standard has no member for, in sentences that are read back as they are written. */
const SENTENCES = {
  term_time: 'In term time only.',
  school_holidays: 'In school holidays only.',
  onBankHolidays: 'Also on bank holidays.',
} as const

const SENTENCE = new RegExp(`(?:^| )(${Object.values(SENTENCES).join('|').replaceAll('.', '\\.')})`, 'g')

/** The standard's clock ends at 23:59: midnight at the end of the day is written as the beginning of the next. */
const clock = (time: string): string => (time === '24:00' ? '00:00' : time)

/** Its hours as they are in the feed, for filters too. */
export const bydayOf = ({ days, weekOfMonth }: Schedule): string[] =>
  days.map((day) => `${weekOfMonth ?? ''}${day}`)

export const toHsdsSchedule = (schedule: Schedule, ...owner: (string | number)[]): HsdsSchedule =>
  present<HsdsSchedule>({
    id: idOf(...owner, 'schedule'),
    valid_from: schedule.from,
    valid_to: schedule.until,
    freq: schedule.weekOfMonth === undefined ? 'WEEKLY' : 'MONTHLY',
    interval: 1,
    byday: bydayOf(schedule).join(','),
    bymonthday: undefined,
    description: [
      ...(schedule.during === undefined ? [] : [SENTENCES[schedule.during]]),
      ...(schedule.onBankHolidays === true ? [SENTENCES.onBankHolidays] : []),
    ].join(' '),
    opens_at: clock(schedule.opens),
    closes_at: clock(schedule.closes),
    notes: schedule.note,
  })

/** Hours as a record says them; undefined where it cannot: every other week, days of the month, no times. */
export function fromHsdsSchedule(hsds: HsdsSchedule): Schedule | undefined {
  const week = weekOf(hsds.byday)
  const [opens, closes] = [hsds.opens_at, hsds.closes_at].map((time) => time?.slice(0, 5))
  if (week === undefined || opens === undefined || closes === undefined) return undefined
  if (hsds.bymonthday !== undefined || (hsds.interval ?? 1) !== 1) return undefined
  if ((hsds.freq === 'MONTHLY') !== (week.number !== undefined)) return undefined
  const said = hsds.description ?? ''
  const note = [said.replaceAll(SENTENCE, '').trim(), hsds.notes ?? ''].filter((text) => text !== '')
  const during = (['term_time', 'school_holidays'] as const).find((when) => said.includes(SENTENCES[when]))
  return {
    days: week.days,
    opens,
    closes: closes === '00:00' ? '24:00' : closes,
    ...(week.number === undefined ? {} : { weekOfMonth: week.number }),
    ...(during === undefined ? {} : { during }),
    ...(said.includes(SENTENCES.onBankHolidays) ? { onBankHolidays: true } : {}),
    ...(hsds.valid_from === undefined ? {} : { from: hsds.valid_from }),
    ...(hsds.valid_to === undefined ? {} : { until: hsds.valid_to }),
    ...(note.length === 0 ? {} : { note: note.join(' ') }),
  }
}

/** `MO,TU`, or `1MO,1TU`: the days, and of which week of the month, where it is the same for all. */
function weekOf(byday: string | undefined): { days: Weekday[]; number: number | undefined } | undefined {
  const parts = byday?.split(',').map((part) => /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(part.trim())) ?? []
  const days = parts.map((part) => part?.[2] as Weekday)
  const [number, ...others] = new Set(parts.map((part) => part?.[1]))
  if (days.length === 0 || others.length > 0 || !days.every((day) => WEEKDAYS.includes(day))) return undefined
  return { days: [...new Set(days)], number: number === undefined ? undefined : Number(number) }
}
