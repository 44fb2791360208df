import type { Form } from '../../helpers/forms.ts'

type Case = {
  name: string
  example: string
  change?: (form: Form) => void
  status: string
  result: string
  council: string
  dueOn: string | null
  why: string[]
  rings?: boolean
}

const TUESDAY = '2026-11-24'
/** Where harm is suspected, nobody waits for tomorrow. */
const TODAY = '2026-11-23'

/** Forms, and what the receipt of each says. */
export const cases: readonly Case[] = [
  {
    name: 'eligible',
    example: 'eligible',
    status: 'received',
    result: 'eligible',
    council: 'westminster',
    dueOn: TUESDAY,
    why: ['route', 'consent_row_1'],
  },
  {
    name: 'undetermined goes to a person',
    example: 'undetermined',
    status: 'received',
    result: 'undetermined',
    council: 'westminster',
    dueOn: TUESDAY,
    why: ['route', 'consent_row_1'],
  },
  {
    name: 'not eligible goes to a person too',
    example: 'not-eligible',
    status: 'received',
    result: 'not_eligible',
    council: 'westminster',
    dueOn: TUESDAY,
    why: ['route', 'consent_row_1'],
  },
  {
    name: 'social care',
    example: 'social-care',
    status: 'received',
    result: 'social_care',
    council: 'westminster',
    dueOn: TODAY,
    why: ['route'],
  },
  {
    name: 'RBKC early help',
    example: 'rbkc-early-help',
    status: 'received',
    result: 'undetermined',
    council: 'rbkc',
    dueOn: TUESDAY,
    why: ['route', 'consent_row_1'],
  },
  {
    name: 'limited consent goes on',
    example: 'consent-limited',
    status: 'received',
    result: 'eligible',
    council: 'westminster',
    dueOn: TUESDAY,
    why: ['route', 'consent_row_2'],
  },
  {
    name: 'refused consent is referred back',
    example: 'consent-refused',
    status: 'referred_back',
    result: 'undetermined',
    council: 'westminster',
    dueOn: null,
    why: ['consent_row_3'],
  },
  {
    name: 'three children',
    example: 'three-children',
    status: 'received',
    result: 'eligible',
    council: 'westminster',
    dueOn: TUESDAY,
    why: ['route'],
  },
  {
    name: 'an emergency stops',
    example: 'emergency',
    status: 'emergency_stopped',
    result: 'emergency',
    council: 'westminster',
    dueOn: null,
    why: ['immediate_danger'],
    rings: true,
  },
  {
    name: 'the written confirmation of an emergency goes on',
    example: 'emergency',
    change: (form) =>
      Object.assign(form, {
        channel: 'phone_confirmation',
        telephoneReferral: { at: '2026-11-23T08:00:00Z' },
      }),
    status: 'received',
    result: 'emergency',
    council: 'westminster',
    dueOn: TODAY,
    why: ['route'],
    rings: true,
  },
  {
    name: 'RBKC social care goes to its own front door',
    example: 'rbkc-early-help',
    change: (form) => Object.assign(form, { serviceRequested: 'social_care' }),
    status: 'redirected',
    result: 'social_care',
    council: 'rbkc',
    dueOn: null,
    why: ['route', 'consent_row_1'],
    rings: true,
  },
  {
    name: 'RBKC early help with suspected harm is taken, and its front door is to be rung as well',
    example: 'rbkc-early-help',
    change: (form) => Object.assign(form.safety, { significantHarmSuspected: true }),
    status: 'received',
    result: 'social_care',
    council: 'rbkc',
    dueOn: TODAY,
    why: ['route'],
    rings: true,
  },
  {
    name: 'another borough goes to the home authority',
    example: 'eligible',
    change: (form) => Object.assign(form, { borough: 'camden' }),
    status: 'redirected',
    result: 'not_eligible',
    council: 'westminster',
    dueOn: null,
    why: ['route', 'consent_row_1'],
  },
  {
    name: 'an unknown borough is screened, not refused',
    example: 'eligible',
    change: (form) => Object.assign(form, { borough: 'not_known' }),
    status: 'received',
    result: 'undetermined',
    council: 'westminster',
    dueOn: TUESDAY,
    why: ['route', 'consent_row_1'],
  },
  {
    name: 'no consent on the form is referred back',
    example: 'eligible',
    change: (form) => delete form.consent,
    status: 'referred_back',
    result: 'eligible',
    council: 'westminster',
    dueOn: null,
    why: ['consent_row_3'],
  },
  {
    name: 'refused consent with suspected harm goes on',
    example: 'consent-refused',
    change: (form) => Object.assign(form.safety, { significantHarmSuspected: true }),
    status: 'received',
    result: 'social_care',
    council: 'westminster',
    dueOn: TODAY,
    why: ['route', 'consent_row_4'],
  },
]
