import type { RuleSet } from '../../rule-set.ts'
import { composition } from './composition.ts'
import { priorWork } from './g1-prior-work.ts'
import { statutoryRisk } from './g2-statutory-risk.ts'
import { attendance } from './p1-attendance.ts'
import { tenDayExclusion } from './p2-ten-day-exclusion.ts'
import { threeExclusions } from './p3-three-exclusions.ts'
import { permanentExclusion } from './p4-permanent-exclusion.ts'
import { firstOffence } from './p5-first-offence.ts'
import { parentalIssues } from './p6-parental-issues.ts'
import { youngerSibling } from './p7-younger-sibling.ts'
import { repeatAssessment } from './p8-repeat-assessment.ts'
import { youngCarer } from './p9-young-carer.ts'
import { parameters } from './parameters.ts'
import { readings } from './readings.ts'
import { emergency } from './s1-emergency.ts'
import { socialCare } from './s2-social-care.ts'
import { placeAndAge } from './s3-place-and-age.ts'
import { criteriaPage, fairProcessingNotice } from './source.ts'
import { warnings } from './warnings.ts'

/** Westminster's Targeted Early Help, as published. */
export const westminsterTeh1: RuleSet = {
  id: 'westminster-teh',
  council: 'westminster',
  version: 1,
  title: 'Criteria for referral to Westminster’s Targeted Early Help Service',
  effectiveFrom: '2026-01-01',
  effectiveTo: null,
  note: 'The page bears no date. In force here from the year in which its text was taken.',
  sources: [criteriaPage, fairProcessingNotice],
  parameters,
  readings,
  criteria: [
    emergency,
    socialCare,
    placeAndAge,
    priorWork,
    statutoryRisk,
    attendance,
    tenDayExclusion,
    threeExclusions,
    permanentExclusion,
    firstOffence,
    parentalIssues,
    youngerSibling,
    repeatAssessment,
    youngCarer,
  ],
  composition,
  warnings,
  examplesHold: {
    evaluatedOn: '2026-11-23',
    terms: [
      { name: '2026-spring', from: '2026-01-05', to: '2026-03-27' },
      { name: '2026-summer', from: '2026-04-13', to: '2026-07-21' },
      { name: '2026-autumn', from: '2026-09-02', to: '2026-12-18' },
    ],
  },
}
