import { type Schedule, WEEKDAYS, type Weekday } from '../../record/schedule.ts'
import { fromList, toList } from './cells.ts'

// Hours in one cell: `MO,TU 09:00-17:00; 1SA 10:00-12:00 term`.

const LINE =
  /^([-1-5]*[A-Z]{2}(?:,[-1-5]*[A-Z]{2})*) (\d\d:\d\d)-(\d\d:\d\d)((?: [a-z]+(?: \d{4}-\d\d-\d\d)?)*)$/

export const toHours = (schedules: readonly Schedule[]): string => toList(schedules.map(toLine))

function toLine({ days, weekOfMonth, opens, closes, during, onBankHolidays, from, until }: Schedule): string {
  return [
    days.map((day) => `${weekOfMonth ?? ''}${day}`).join(','),
    `${opens}-${closes}`,
    ...(during === undefined ? [] : [during === 'term_time' ? 'term' : 'holidays']),
    ...(onBankHolidays === true ? ['bank'] : []),
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(until === undefined ? [] : [`until ${until}`]),
  ].join(' ')
}

/** Undefined where a cell cannot be read. */
export function fromHours(text: string): Schedule[] | undefined {
  const schedules = fromList(text).map(fromLine)
  return schedules.every((schedule) => schedule !== undefined) ? schedules : undefined
}

function fromLine(line: string): Schedule | undefined {
  const [, days = '', opens = '', closes = '', rest = ''] = LINE.exec(line) ?? []
  const parts = days.split(',').map((day) => [day.slice(0, -2), day.slice(-2) as Weekday] as const)
  const [week = '', ...others] = new Set(parts.map(([number]) => number))
  if (days === '' || others.length > 0 || !parts.every(([, day]) => WEEKDAYS.includes(day))) return undefined
  const words = rest.trim().split(' ')
  const after = (word: string) => words[words.indexOf(word) + 1]
  const known = ['', 'term', 'holidays', 'bank', 'from', 'until']
  if (!words.every((word) => known.includes(word) || /^\d/.test(word))) return undefined
  return {
    days: parts.map(([, day]) => day),
    opens,
    closes,
    ...(week === '' ? {} : { weekOfMonth: Number(week) }),
    ...(words.includes('term') ? { during: 'term_time' as const } : {}),
    ...(words.includes('holidays') ? { during: 'school_holidays' as const } : {}),
    ...(words.includes('bank') ? { onBankHolidays: true } : {}),
    ...(words.includes('from') ? { from: after('from') ?? '' } : {}),
    ...(words.includes('until') ? { until: after('until') ?? '' } : {}),
  }
}
