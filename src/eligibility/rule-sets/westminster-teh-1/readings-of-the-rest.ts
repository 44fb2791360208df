import type { Reading } from '../../rule-set.ts'

/** A18 to A29: offences, parents, siblings, assessments, young carers, and what is no condition. */
export const readingsOfTheRest: readonly Reading[] = [
  {
    id: 'A18',
    question: '"Proven" at triage',
    reading: 'admitted or found proven; alleged and denied = F; under ten F',
    why: 'triage is pre-court and needs an admission; no offence under ten (CYPA 1933 s.50)',
    alternative: 'convictions only',
  },
  {
    id: 'A19',
    question: 'Low level / triage requirements',
    reading: "youth justice team's judgement; do not compute gravity scores",
    why: 'requirements not published here',
    alternative: 'none',
  },
  {
    id: 'A20',
    question: 'W15 and W3 overlap',
    reading: 'two judgements; warn when they contradict; do not infer one from the other',
    why: 'separate sentences',
    alternative: 'W15 met ⇒ G2 met',
  },
  {
    id: 'A21',
    question: '"Behaviour and well-being"',
    reading: 'one judgement about both',
    why: '"on their behaviour and well-being"',
    alternative: 'either',
  },
  {
    id: 'A22',
    question: 'Sibling',
    reading:
      "by date of birth; full, half, step, adoptive; adult siblings count; charged is not convicted; gang nominal = on the police's list, needs no conviction",
    why: 'text; ordinary usage',
    alternative: 'household only',
  },
  {
    id: 'A23',
    question: '"Serious youth violence", "supplying drugs"',
    reading:
      'supplied as classified facts with source; do not classify offences in the engine. Known definitions: Met Police "most serious violence or weapon enabled crime, where the victim is aged 1–19"; YJB: drug, robbery or violence offence with gravity score ≥ 5',
    why: 'definitions differ',
    alternative: 'none',
  },
  {
    id: 'A24',
    question: '"Two assessments in one year"',
    reading:
      "rolling: second on or before the first's anniversary (leap years included); dates of completion; section 17 and 47 mix; a section 47 enquiry and the assessment it was carried out through are one (link them)",
    why: '"in one year"; DfE counts re-referrals over 12 months',
    alternative: 'calendar/financial year; 365 days exclusive',
  },
  {
    id: 'A25',
    question: 'Must the pair be recent?',
    reading: 'not by the text; warn if the later one is over 12 months before referral',
    why: 'silent',
    alternative: 'year ending on referral',
  },
  {
    id: 'A26',
    question: '"Do not subsequently require" a plan',
    reading: 'no plan starting on or after the first of the pair; earlier plans irrelevant',
    why: '"subsequently"',
    alternative: 'after the second only',
  },
  {
    id: 'A27',
    question: '"We have identified … following referral"',
    reading:
      "the council's finding; a referrer's belief = U and triggers a young carer's needs assessment (Children Act 1989 s.17ZA)",
    why: '"we"',
    alternative: 'referrer suffices',
  },
  {
    id: 'A28',
    question: 'Headings W12, W14, W17',
    reading: 'labels, not conditions',
    why: 'layout',
    alternative: 'W14 as an extra test on P6, P7',
  },
  {
    id: 'A29',
    question: 'W23 bullets',
    reading: 'guidance on when to fill in the form; not criteria',
    why: 'own heading',
    alternative: 'none',
  },
]
