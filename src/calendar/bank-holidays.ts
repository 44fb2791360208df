/**
 * Bank holidays in England, one line a year, months and days.
 *
 * A correction is a new version. Each winter: add the years GOV.UK has added, compare the rest.
 */
export const BANK_HOLIDAYS = {
  version: 1,
  source: {
    publisher: 'GOV.UK',
    page: 'https://www.gov.uk/bank-holidays.json',
    division: 'england-and-wales',
    /** The years compared, day by day, with copies of what GOV.UK has published. */
    compared: '2019 to 2027',
    /** Later years follow the law and the custom; a proclamation can still change them. */
    rule: 'Banking and Financial Dealings Act 1971, Schedule 1, with Good Friday, Christmas Day, and New Year’s Day and the early May Monday as proclaimed every year',
  },
  /** Days that no rule gives: proclaimed once, or moved once. */
  oneOff: {
    '2020-05-08': 'Early May bank holiday, moved from 4 May for the 75th anniversary of VE Day',
    '2022-06-02': 'Spring bank holiday, moved from 30 May for the Platinum Jubilee',
    '2022-06-03': 'Platinum Jubilee of Elizabeth II',
    '2022-09-19': 'State Funeral of Queen Elizabeth II',
    '2023-05-08': 'Coronation of King Charles III',
  },
  years: {
    2017: ['01-02', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
    2018: ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'],
    2019: ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26'],
    2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
    2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
    2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
    2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
    2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
    2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
    2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
    2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
    2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
    2029: ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'],
    2030: ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26'],
    2031: ['01-01', '04-11', '04-14', '05-05', '05-26', '08-25', '12-25', '12-26'],
    2032: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
    2033: ['01-03', '04-15', '04-18', '05-02', '05-30', '08-29', '12-26', '12-27'],
    2034: ['01-02', '04-07', '04-10', '05-01', '05-29', '08-28', '12-25', '12-26'],
    2035: ['01-01', '03-23', '03-26', '05-07', '05-28', '08-27', '12-25', '12-26'],
  },
} as const satisfies {
  version: number
  source: Record<string, string>
  oneOff: Record<string, string>
  years: Record<number, readonly string[]>
}

const dates = new Set(
  Object.entries(BANK_HOLIDAYS.years).flatMap(([year, days]) => days.map((day) => `${year}-${day}`)),
)

/** Is it a bank holiday in England? Outside the years of the data nobody may guess: a RangeError. */
export function isBankHoliday(date: string): boolean {
  const year = date.slice(0, 4)
  if (!Object.hasOwn(BANK_HOLIDAYS.years, year)) {
    const years = Object.keys(BANK_HOLIDAYS.years)
    throw new RangeError(`Bank holidays are known from ${years.at(0)} to ${years.at(-1)}, not for ${year}`)
  }
  return dates.has(date)
}
