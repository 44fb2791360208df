import { localOfferHeadings } from '../record/codes.ts'

export type Heading = keyof typeof localOfferHeadings.meanings

const SCHEDULE = 'Special Educational Needs and Disability Regulations 2014 (SI 2014/1530), Schedule 2'
const ACT = 'Children and Families Act 2014, section 30'

/** Where the law asks for each heading. Paragraphs are named where they were read; the Act’s subsection elsewhere. */
const ASKED_BY: Readonly<Record<Heading, string>> = {
  education: `${SCHEDULE}, paragraphs 1 to 3 and 5`,
  health: `${ACT}(2)(a)`,
  social_care: `${ACT}(2)(a)`,
  training: `${SCHEDULE}, paragraphs 1 to 3; ${ACT}(2)(c)`,
  transport: `${ACT}(2)(d)`,
  preparing_for_adulthood: `${ACT}(2)(e) and (3)`,
  access_and_eligibility: `${SCHEDULE}, paragraph 15`,
  information_and_advice: `${SCHEDULE}, paragraph 15`,
  complaints: `${SCHEDULE}, paragraph 17`,
}

export const HEADINGS = (Object.keys(localOfferHeadings.meanings) as Heading[]).map((code) => ({
  code,
  text: localOfferHeadings.meanings[code],
  askedBy: ASKED_BY[code],
}))
