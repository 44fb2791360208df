import { localOfferHeadings } from '../record/codes.ts'

export type Heading = keyof typeof localOfferHeadings.meanings

const SCHEDULE = 'Special Educational Needs and Disability Regulations 2014 (SI 2014/1530), Schedule 2'
const ACT = 'Children and Families Act 2014, section 30'

/**
 * Where the law asks for each heading. A paragraph of the Schedule is named where it could be read (1 to 5) or where a
 * guide for families names it (15 and 17: Family Rights Group). The others were not to be had when this was written,
 * and a paragraph from memory may be a wrong one: there stands the Act’s subsection, which asks for the same. Whoever
 * has the whole Schedule before them may put the paragraphs in; nothing else depends on these words.
 */
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
