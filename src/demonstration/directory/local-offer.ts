import type { LocalOffer } from '../../directory/record/local-offer.ts'
import { BY } from './organisations.ts'
import { sessionsLike } from './sessions.ts'
import type { Where } from './where.ts'
import { at, hours, type MadeUpService } from './words.ts'

const offer = (sendNeeds: LocalOffer['sendNeeds'], headings: LocalOffer['headings']): LocalOffer => ({
  questionSet: 1,
  answers: [
    { question: 'outcomes', answer: 'They do more by themselves; we look at it with the family each term.' },
    { question: 'staff_training', answer: 'Everybody has had a day on autism within the last two years.' },
    { question: 'accessibility', answer: 'Step-free, a quiet room, and pictures beside every word.' },
    { question: 'starting', answer: 'Ring us and come to look first.' },
  ],
  sendNeeds,
  headings,
})

const BOTH: MadeUpService['channels'] = ['family_information', 'local_offer']
const ONLY: MadeUpService['channels'] = ['local_offer']

/** What is there for children and young people with SEND. */
export const localOfferServices = (where: Where): MadeUpService[] => [
  {
    name: `Saturday short breaks, ${where.street}`,
    summary: 'A day out for disabled children, and time for their families.',
    channels: BOTH,
    categories: ['short_breaks', 'disabled_children'],
    ages: { from: 5, to: 18 },
    referral: 'council',
    places: [at(where, 2, [hours('SA 10:00-16:00')], { accessibility: ['step_free', 'changing_places'] })],
    localOffer: offer(['cognition_and_learning', 'sensory_and_physical'], ['social_care']),
    by: BY.send,
  },
  {
    name: `SEND advice and support, ${where.street}`,
    summary: 'Impartial advice on SEND for parents and young people.',
    channels: BOTH,
    categories: ['send_advice'],
    ages: { to: 25 },
    referral: 'self',
    places: [at(where, 0, [hours('weekdays 10:00-16:00')])],
    localOffer: offer(
      [
        'communication_and_interaction',
        'cognition_and_learning',
        'social_emotional_and_mental_health',
        'sensory_and_physical',
      ],
      ['information_and_advice', 'complaints'],
    ),
    by: BY.send,
  },
  {
    name: `Parents and carers together, ${where.street}`,
    summary: 'Coffee on the last Friday of the month, and a voice with the council.',
    channels: ONLY,
    categories: ['parent_carer_groups'],
    places: [at(where, 0, [hours('FR 10:00-12:00', { weekOfMonth: -1 })])],
    localOffer: offer(['communication_and_interaction'], ['information_and_advice']),
    by: BY.send,
  },
  {
    name: `Speech and language therapy, ${where.street}`,
    summary: 'Therapy for children and young people who find talking or understanding hard.',
    channels: BOTH,
    categories: ['speech_and_language_therapy'],
    ages: { to: 18 },
    referral: 'either',
    state: 'waiting_list',
    stateNote: 'About eighteen weeks.',
    places: [at(where, 1, [hours('weekdays 09:00-17:00')])],
    localOffer: offer(['communication_and_interaction'], ['health', 'access_and_eligibility']),
    by: BY.therapies,
  },
  {
    name: `Occupational therapy drop-in, ${where.street}`,
    summary: 'Half an hour with a therapist on everyday skills.',
    channels: BOTH,
    categories: ['occupational_therapy'],
    terms: sessionsLike('drop_in'),
    ages: { from: 2, to: 18 },
    places: [at(where, 1, [hours('TH 13:00-15:00', { weekOfMonth: 2 })])],
    localOffer: offer(['sensory_and_physical'], ['health']),
    by: BY.therapies,
  },
  {
    name: `Wheelchair basketball, ${where.street}`,
    summary: 'Basketball in chairs; we have some to lend.',
    channels: BOTH,
    categories: ['inclusive_sports'],
    ages: { from: 8 },
    costs: [{ free: false, amount: 3, per: 'a session' }],
    places: [at(where, 3, [hours('SU 14:00-16:00')], { accessibility: ['step_free', 'accessible_toilet'] })],
    localOffer: offer(['sensory_and_physical'], ['social_care']),
    by: BY.sports,
  },
  {
    name: `Supported internships, ${where.street}`,
    summary: 'A year of learning at work for young people with a plan.',
    channels: ONLY,
    categories: ['apprenticeships', 'moving_to_adult_care'],
    ages: { from: 16, to: 25 },
    referral: 'either',
    places: [at(where, 3, [hours('weekdays 09:00-16:00', { during: 'term_time' })])],
    localOffer: offer(['cognition_and_learning'], ['training', 'preparing_for_adulthood', 'education']),
    by: BY.youth,
  },
  {
    name: `Relaxed swimming, ${where.street}`,
    summary: 'Few people, no music, and somebody who signs.',
    channels: BOTH,
    categories: ['inclusive_sports'],
    terms: sessionsLike('group', 'quiet'),
    ages: { from: 3 },
    costs: [{ free: false, amount: 1.5, per: 'a swim' }],
    places: [
      at(where, 2, [hours('SU 09:00-10:30', { from: '2026-09-01', until: '2027-07-18' })], {
        accessibility: ['changing_places', 'british_sign_language', 'makaton'],
      }),
    ],
    localOffer: offer(['social_emotional_and_mental_health', 'sensory_and_physical'], ['social_care']),
    by: BY.sports,
  },
]
