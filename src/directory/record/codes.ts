import { Type } from 'typebox'

/** A closed list of codes with what each means. The meanings are in the OpenAPI file. */
const coded = <const T extends Readonly<Record<string, string>>>(
  $id: string,
  source: string,
  meanings: T,
) => ({
  meanings,
  schema: Type.Unsafe<keyof T & string>({
    $id,
    type: 'string',
    enum: Object.keys(meanings),
    description: `${source} ${Object.entries(meanings)
      .map(([code, text]) => `\`${code}\`: ${text}`)
      .join(' ')}`,
  }),
})

/** The two sections of a council's site that providers publish in (information for professionals, "two sections"). */
export const channels = coded('DirectoryChannel', 'Where it is shown.', {
  family_information: 'Information for families: children and young people of 0–19, to 25 with SEND.',
  local_offer: 'The SEND Local Offer, 0–25.',
})

export const serviceStates = coded('ServiceState', 'Whether it takes anybody at present.', {
  open: 'Open.',
  waiting_list: 'There is a waiting list.',
  temporarily_closed: 'Closed for a time.',
})

/** SEND Code of Practice 2015, section 6.28–6.35: the four broad areas of need. */
export const sendNeeds = coded('SendNeed', 'SEND Code of Practice 2015, 6.28 to 6.35.', {
  communication_and_interaction: 'Communication and interaction.',
  cognition_and_learning: 'Cognition and learning.',
  social_emotional_and_mental_health: 'Social, emotional and mental health difficulties.',
  sensory_and_physical: 'Sensory and/or physical needs.',
})

/** How domain.md section 7 groups the headings of Schedule 2 to the SEND Regulations 2014 (SI 2014/1530). */
export const localOfferHeadings = coded(
  'LocalOfferHeading',
  'What a local offer has to hold: Special Educational Needs and Disability Regulations 2014, Schedule 2, grouped.',
  {
    education: 'Special educational and training provision in schools, early years and colleges.',
    health: 'Health care provision.',
    social_care: 'Social care provision, short breaks among it.',
    training: 'Training provision, apprenticeships among it.',
    transport: 'Travel to and from schools, colleges and early years.',
    preparing_for_adulthood: 'Preparing for adulthood and independent living.',
    access_and_eligibility: 'How to get in, and who may.',
    information_and_advice: 'Where to find information, advice and support.',
    complaints: 'How to complain, and mediation.',
  },
)

export const placeVisibilities = coded('PlaceVisibility', 'What of a place leaves this service.', {
  public: 'Its address and its point.',
  area: 'The first half of its postcode: a childminder’s home.',
  hidden: 'Nothing at all: a refuge.',
})

export const accessibilities = coded('PlaceAccessibility', 'What a place has.', {
  step_free: 'Step-free access.',
  accessible_toilet: 'An accessible toilet.',
  changing_places: 'A Changing Places toilet.',
  hearing_loop: 'A hearing loop.',
  blue_badge_parking: 'Blue Badge parking.',
  quiet_space: 'A quiet space.',
  british_sign_language: 'Staff who use British Sign Language.',
  makaton: 'Staff who use Makaton.',
})

export const referralRoutes = coded('DirectoryReferralRoute', 'How to get in.', {
  none: 'Just come.',
  self: 'Families ask themselves.',
  professional: 'A professional refers.',
  either: 'Families ask, or a professional refers.',
  council: 'Only through the council.',
})

export const fundedHours = coded('FundedHours', 'Government-funded childcare that is offered.', {
  working_parents_30: '30 hours for working parents.',
  universal_15_3_4: '15 hours for all children of 3 and 4.',
  families_2_15: '15 hours for 2-year-olds of families with additional support.',
})

export const childcareKinds = coded('ChildcareKind', 'What kind of childcare.', {
  childminder: 'Childminder.',
  nursery: 'Day nursery.',
  preschool: 'Pre-school or playgroup.',
  nanny: 'Nanny or home carer.',
  out_of_school: 'Breakfast, after-school or holiday club.',
  creche: 'Crèche.',
})
