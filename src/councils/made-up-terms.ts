import type { CouncilSchoolTerms } from './school-terms.ts'

/** Invented dates in the usual English pattern, until a council supplies its own. */
export const madeUpTerms: CouncilSchoolTerms = {
  madeUp: true,
  source: 'Made up in the usual English pattern; each school’s own calendar goes before it (A8).',
  terms: [
    { name: '2022-autumn', from: '2022-09-01', to: '2022-12-16' },
    { name: '2023-spring', from: '2023-01-03', to: '2023-03-31' },
    { name: '2023-summer', from: '2023-04-17', to: '2023-07-21' },
    { name: '2023-autumn', from: '2023-09-04', to: '2023-12-21' },
    { name: '2024-spring', from: '2024-01-08', to: '2024-03-28' },
    { name: '2024-summer', from: '2024-04-15', to: '2024-07-23' },
    { name: '2024-autumn', from: '2024-09-02', to: '2024-12-20' },
    { name: '2025-spring', from: '2025-01-06', to: '2025-04-04' },
    { name: '2025-summer', from: '2025-04-22', to: '2025-07-22' },
    { name: '2025-autumn', from: '2025-09-01', to: '2025-12-19' },
    { name: '2026-spring', from: '2026-01-05', to: '2026-03-27' },
    { name: '2026-summer', from: '2026-04-13', to: '2026-07-21' },
    { name: '2026-autumn', from: '2026-09-01', to: '2026-12-18' },
    { name: '2027-spring', from: '2027-01-04', to: '2027-03-25' },
    { name: '2027-summer', from: '2027-04-12', to: '2027-07-21' },
    { name: '2027-autumn', from: '2027-09-01', to: '2027-12-17' },
    { name: '2028-spring', from: '2028-01-04', to: '2028-03-31' },
    { name: '2028-summer', from: '2028-04-18', to: '2028-07-21' },
    { name: '2028-autumn', from: '2028-09-04', to: '2028-12-20' },
    { name: '2029-spring', from: '2029-01-03', to: '2029-03-29' },
    { name: '2029-summer', from: '2029-04-16', to: '2029-07-20' },
  ],
}
