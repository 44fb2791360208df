import type { LocalDate } from '#calendar/index.ts'
import type { CouncilTelephone } from '#councils/index.ts'
import type { Evaluation } from '#eligibility/index.ts'
import type { ReferralStatus } from '../lifecycle/status.ts'
import type { ReferralForm } from '../marf/index.ts'
import type { NextStep } from '../receipt.ts'
import type { FourAnswers } from './four-questions.ts'

/** What happens next with a submission: who does what, by when. */
export function nextSteps(
  status: ReferralStatus,
  form: ReferralForm,
  answers: FourAnswers,
  due: LocalDate | null,
): NextStep[] {
  switch (status) {
    case 'emergency_stopped':
      return emergencySteps
    case 'referred_back':
      return [...answers.gate.toGoOn.map(askForConsent), sendAgain, ...redirectSteps(answers)]
    case 'redirected':
      return redirectSteps(answers)
    default:
      return [
        ...councilSteps(answers, due),
        ...otherDoorSteps(answers),
        ...missingSteps(answers.evaluation),
        ...outstandingSteps(form, answers),
      ]
  }
}

const emergencySteps: NextStep[] = [
  {
    who: 'you',
    what: 'Ring 999 now, then the front door. Do not rely on this form: nobody may be reading it.',
    by: 'now',
  },
  {
    who: 'you',
    what: 'After the call, send the form again as its written confirmation, with channel phone_confirmation. It is kept here as it was sent.',
  },
  {
    who: 'council',
    what: 'Shows the form to screening staff first, until somebody confirms that the call was made.',
  },
]

const askForConsent = ({ pointer, what }: { pointer?: string | undefined; what: string }): NextStep => ({
  who: 'you',
  what,
  ...(pointer === undefined ? {} : { pointers: [pointer] }),
})

const sendAgain: NextStep = {
  who: 'you',
  what: 'Send the corrected form as a new revision of this referral.',
}

const redirectSteps = ({ route }: FourAnswers): NextStep[] =>
  route.goTo === undefined ? [] : [{ who: 'you', what: `Contact instead: ${route.goTo.contact}.`, by: 'now' }]

function councilSteps({ route, evaluation }: FourAnswers, due: LocalDate | null): NextStep[] {
  const what =
    route.status === 'screen'
      ? 'A person finds out which council and service it is for, decides on the next steps and tells you.'
      : `${SCREENING[evaluation.result]} A person decides on the next steps and tells you. If you hear nothing by then, ring the front door.`
  return [{ who: 'council', what, ...(due === null ? {} : { by: due }) }]
}

/** The form is taken for what it asks; what the criteria find may belong to a service this council does not take here (N1). */
const otherDoors = ({ council, evaluation }: FourAnswers) =>
  council.redirects.filter(({ service }) => service === evaluation.result)

const otherDoorSteps = (answers: FourAnswers): NextStep[] =>
  otherDoors(answers).map(({ contact, why }) => ({
    who: 'you',
    what: `Contact as well: ${contact}. ${why}`,
    by: 'now',
  }))

/** Where the result leads (eligibility-criteria.md, overall results). The result is advice; a person decides. */
const SCREENING: Record<Evaluation['result'], string> = {
  emergency: 'Social work screening looks at it first.',
  social_care: 'Social work screens it; a social worker who already has the case is told.',
  eligible: 'It goes to Early Help with the evaluation.',
  undetermined: 'It goes to the screening team with the list of what is missing.',
  not_eligible: 'The screening team looks at what the criteria say and at what else would help.',
}

function missingSteps(evaluation: Evaluation): NextStep[] {
  const missing = [...evaluation.missing, ...evaluation.children.flatMap((child) => child.missing)]
  if (evaluation.result !== 'undetermined' || missing.length === 0) return []
  return [
    {
      who: 'you',
      what: 'Send what you can find out of the questions under evaluation.missing as an amendment. Screening does not wait for it.',
      pointers: [...new Set(missing.map(({ pointer }) => pointer))],
    },
  ]
}

const outstandingSteps = (form: ReferralForm, { gate }: FourAnswers): NextStep[] => [
  ...(form.assessment === undefined
    ? [{ who: 'you' as const, what: 'Send the assessment as an amendment as soon as it is there (N5, N6).' }]
    : []),
  ...gate.missing.map(askForConsent),
]

/** Whom to ring, where the answer is to ring: in danger, and where another door is the right one. */
export function telephonesFor(status: ReferralStatus, answers: FourAnswers): CouncilTelephone[] {
  const { council, route, danger } = answers
  if (status === 'emergency_stopped' || danger) return council.telephones
  if (status === 'redirected') return route.goTo?.telephones ?? []
  return status === 'received' && otherDoors(answers).length > 0 ? council.telephones : []
}
