import { reportsImmediateDanger } from '../safeguarding.ts'
import type { Check } from './check.ts'
import { each, when } from './places.ts'

const QUESTIONS = ['immediateDanger', 'significantHarmSuspected', 'adultAtRisk'] as const

export const safetyChecks: readonly Check[] = [
  {
    code: 'safety_answer_missing',
    effect: 'refuses_unless_danger',
    means: 'One of the safety questions has no answer. They are answered before anything is submitted.',
    message: 'Answer this safety question.',
    find: ({ safety }) => QUESTIONS.flatMap((name) => when(safety?.[name] === undefined, `/safety/${name}`)),
  },
  {
    code: 'danger_detail_missing',
    effect: 'doubts',
    severity: 'high',
    means: 'Immediate danger is reported without what it is and where.',
    message: 'Say what the danger is and where the person is now.',
    find: ({ safety }) =>
      when(
        safety?.immediateDanger === true &&
          (safety.immediateDangerDetail === undefined || safety.immediateDangerPlace === undefined),
        '/safety/immediateDanger',
      ),
  },
  {
    code: 'harm_detail_missing',
    effect: 'doubts',
    severity: 'high',
    means: 'Significant harm is suspected without its kind or any detail.',
    message: 'Say which kind of harm is suspected, of whom and since when.',
    find: ({ safety }) =>
      when(
        safety?.significantHarmSuspected === true &&
          ((safety.harmTypes ?? []).length === 0 || safety.harmDetail === undefined),
        '/safety/significantHarmSuspected',
      ),
  },
  {
    code: 'harm_answers_differ',
    effect: 'doubts',
    severity: 'high',
    means: 'No harm is suspected, but kinds of harm or details of it are given.',
    message: 'No harm is suspected, yet a kind of harm or a detail is given. Which holds?',
    find: ({ safety }) =>
      when(
        safety?.significantHarmSuspected === false &&
          ((safety.harmTypes ?? []).length > 0 || safety.harmDetail !== undefined),
        '/safety/significantHarmSuspected',
      ),
  },
  {
    code: 'danger_answers_differ',
    effect: 'doubts',
    severity: 'high',
    means:
      'The family-wide answer says no immediate danger; a child’s answer or somebody’s report says yes. The yes counts.',
    message: 'Another answer on this form reports immediate danger. It counts until this is settled.',
    find: (form) =>
      when(form.safety?.immediateDanger === false && reportsImmediateDanger(form), '/safety/immediateDanger'),
  },
  {
    code: 'withheld_from_household_member',
    effect: 'doubts',
    severity: 'high',
    means: 'Something is to be kept from a person who lives in the household and may open its letters.',
    message: 'This person lives in the household. How can the family be reached without them?',
    find: ({ safety, people }) =>
      each(safety?.contactRestrictions?.withheldFrom, '/safety/contactRestrictions/withheldFrom')
        .filter(({ item }) =>
          (people ?? []).some(
            (person) =>
              item.person !== undefined && person.key === item.person && person.inHousehold?.now === true,
          ),
        )
        .map(({ pointer }) => pointer),
  },
]
