import type { SchoolTerm } from '#calendar/index.ts'
import type { CouncilSchoolTerms } from './school-terms.ts'

/** A term with the week in its middle when there is no school. */
const term = (name: string, from: string, to: string, halfFrom: string, halfTo: string): SchoolTerm => ({
  ...{ name, from, to },
  halfTerm: { from: halfFrom, to: halfTo },
})

/** Invented dates in the usual English pattern, until a council supplies its own. */
export const madeUpTerms: CouncilSchoolTerms = {
  madeUp: true,
  source: 'Made up in the usual English pattern; each school’s own calendar goes before it (A8).',
  terms: [
    term('2022-autumn', '2022-09-01', '2022-12-16', '2022-10-24', '2022-10-28'),
    term('2023-spring', '2023-01-03', '2023-03-31', '2023-02-13', '2023-02-17'),
    term('2023-summer', '2023-04-17', '2023-07-21', '2023-05-29', '2023-06-02'),
    term('2023-autumn', '2023-09-04', '2023-12-21', '2023-10-23', '2023-10-27'),
    term('2024-spring', '2024-01-08', '2024-03-28', '2024-02-19', '2024-02-23'),
    term('2024-summer', '2024-04-15', '2024-07-23', '2024-05-27', '2024-05-31'),
    term('2024-autumn', '2024-09-02', '2024-12-20', '2024-10-21', '2024-10-25'),
    term('2025-spring', '2025-01-06', '2025-04-04', '2025-02-17', '2025-02-21'),
    term('2025-summer', '2025-04-22', '2025-07-22', '2025-05-26', '2025-05-30'),
    term('2025-autumn', '2025-09-01', '2025-12-19', '2025-10-27', '2025-10-31'),
    term('2026-spring', '2026-01-05', '2026-03-27', '2026-02-16', '2026-02-20'),
    term('2026-summer', '2026-04-13', '2026-07-21', '2026-05-25', '2026-05-29'),
    term('2026-autumn', '2026-09-01', '2026-12-18', '2026-10-26', '2026-10-30'),
    term('2027-spring', '2027-01-04', '2027-03-25', '2027-02-15', '2027-02-19'),
    term('2027-summer', '2027-04-12', '2027-07-21', '2027-05-31', '2027-06-04'),
    term('2027-autumn', '2027-09-01', '2027-12-17', '2027-10-25', '2027-10-29'),
    term('2028-spring', '2028-01-04', '2028-03-31', '2028-02-14', '2028-02-18'),
    term('2028-summer', '2028-04-18', '2028-07-21', '2028-05-29', '2028-06-02'),
    term('2028-autumn', '2028-09-04', '2028-12-20', '2028-10-23', '2028-10-27'),
    term('2029-spring', '2029-01-03', '2029-03-29', '2029-02-19', '2029-02-23'),
    term('2029-summer', '2029-04-16', '2029-07-20', '2029-05-28', '2029-06-01'),
  ],
}
