import type { DraftForm } from '../draft-form.ts'
import type { Check } from './check.ts'
import { each, eachChild, isGiven, when, where } from './places.ts'

type Place = { item: { telephone?: string | undefined }; pointer: string }

const reachable = (form: DraftForm): Place[] => [
  ...eachChild(form).flatMap(({ item, pointer }) => [
    { item, pointer },
    ...(item.gp === undefined ? [] : [{ item: item.gp, pointer: `${pointer}/gp` }]),
    ...(item.healthVisitor === undefined
      ? []
      : [{ item: item.healthVisitor, pointer: `${pointer}/healthVisitor` }]),
  ]),
  ...each(form.people, '/people'),
  ...each(form.professionals, '/professionals'),
  { item: form.referrer ?? {}, pointer: '/referrer' },
  { item: form.leadProfessional ?? {}, pointer: '/leadProfessional' },
]

/** Ten or eleven digits from 0, or an international number. */
const isUsual = (given: string): boolean => /^(0\d{9,10}|\+\d{8,15})$/.test(given.replace(/[ ().-]/g, ''))

const isOdd = (given: string | undefined): boolean => isGiven(given) && !isUsual(given)

export const telephoneChecks: readonly Check[] = [
  {
    code: 'telephone_unusual',
    effect: 'doubts',
    means: 'A telephone number has too few or too many digits, or something else in it.',
    message: 'This does not look like a telephone number.',
    find: (form) => [
      ...where(reachable(form), ({ telephone }) => isOdd(telephone), '/telephone'),
      ...when(
        isOdd(form.safety?.contactRestrictions?.safeTelephone),
        '/safety/contactRestrictions/safeTelephone',
      ),
      ...when(isOdd(form.telephoneReferral?.number), '/telephoneReferral/number'),
    ],
  },
  {
    code: 'referrer_contact_missing',
    effect: 'doubts',
    means: 'The referrer gives neither a telephone number nor an e-mail address.',
    message: 'Give a telephone number or an e-mail address.',
    find: ({ referrer }) =>
      when(!isGiven(referrer?.telephone) && !isGiven(referrer?.email), '/referrer/telephone'),
  },
  {
    code: 'telephone_referral_missing',
    effect: 'refuses_unless_danger',
    means: 'The form confirms a telephone call and does not say which.',
    message: 'Say when the call was made and who took it.',
    find: ({ channel, telephoneReferral }) =>
      when(channel === 'phone_confirmation' && telephoneReferral === undefined, '/telephoneReferral'),
  },
]
