import { familyFact } from './named-fact.ts'

/** Facts about the family as a whole. */
export const FAMILY_FACTS = {
  borough: familyFact(
    '/borough',
    ['parent', 'referrer', 'screening_team'],
    'Which borough do the children live in?',
    (s) => s.family.borough,
  ),
  serviceRequested: familyFact(
    '/serviceRequested',
    ['referrer'],
    'Which service is asked for: early help, or social care?',
    (s) => s.family.serviceRequested,
  ),
  'safety.immediateDanger': familyFact(
    '/safety/immediateDanger',
    ['referrer'],
    'Is anybody in immediate danger now?',
    (s) => s.family.safety.immediateDanger,
  ),
  'safety.significantHarmSuspected': familyFact(
    '/safety/significantHarmSuspected',
    ['referrer'],
    'Is it suspected that a child is suffering, or is likely to suffer, significant harm?',
    (s) => s.family.safety.significantHarmSuspected,
  ),
  'priorWork.undertaken': familyFact(
    '/priorWork/undertaken',
    ['referrer', 'school'],
    'Has work been undertaken to enable the family to make changes?',
    (s) => s.family.priorWork.undertaken,
  ),
  'priorWork.evidence': familyFact(
    '/priorWork/evidence',
    ['referrer', 'school'],
    'Please supply the evidence of the earlier work, or confirm that there is none.',
    (s) => s.family.priorWork.evidence,
  ),
  'priorWork.agencies': familyFact(
    '/priorWork/agencies',
    ['referrer', 'school'],
    'Which organisations took part in the earlier work?',
    (s) => s.family.priorWork.agencies,
  ),
  'priorWork.agenciesComplete': familyFact(
    '/priorWork/agenciesComplete',
    ['referrer', 'school'],
    'Did any other organisation take part in the earlier work?',
    (s) => s.family.priorWork.agenciesComplete,
  ),
  'priorWork.from': familyFact(
    '/priorWork/from',
    ['referrer'],
    'On which day did the earlier work begin?',
    (s) => s.family.priorWork.from,
  ),
  'priorWork.to': familyFact(
    '/priorWork/to',
    ['referrer'],
    'On which day did the earlier work end, or until which day has it gone on?',
    (s) => s.family.priorWork.to,
  ),
  'priorWork.overAPeriodOfTime': familyFact(
    '/priorWork/overAPeriodOfTime',
    ['referrer', 'screening_team'],
    'Was the earlier work done over a period of time?',
    (s) => s.family.priorWork.overAPeriodOfTime,
  ),
  'priorWork.result': familyFact(
    '/priorWork/result',
    ['referrer', 'school'],
    'What did the earlier work lead to: no change, worse, or improvement?',
    (s) => s.family.priorWork.result,
  ),
  'priorWork.worseForAnyChild': familyFact(
    '/priorWork/worseForAnyChild',
    ['referrer', 'school'],
    'Has the negative impact on any one of the children increased over time?',
    (s) => s.family.priorWork.worseForAnyChild,
  ),
  'statutoryRisk.withoutService': familyFact(
    '/statutoryRisk/withoutService',
    ['referrer', 'screening_team'],
    'Is it clear that without the service the family would become the subject of a statutory intervention?',
    (s) => s.family.statutoryRisk.withoutService,
  ),
  'parentalFactors.mentalHealth': familyFact(
    '/parentalFactors/mentalHealth',
    ['referrer', 'parent'],
    'Does a parent have mental health issues?',
    (s) => s.family.parentalFactors.mentalHealth,
  ),
  'parentalFactors.domesticAbuse': familyFact(
    '/parentalFactors/domesticAbuse',
    ['referrer', 'police_or_youth_justice', 'screening_team'],
    'Is there domestic abuse?',
    (s) => s.family.parentalFactors.domesticAbuse,
  ),
  'parentalFactors.substanceMisuse': familyFact(
    '/parentalFactors/substanceMisuse',
    ['referrer', 'parent'],
    'Does a parent misuse substances?',
    (s) => s.family.parentalFactors.substanceMisuse,
  ),
}
