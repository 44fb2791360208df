import { broaderThan, byCode, type Taxonomy, type TaxonomyTerm } from './taxonomy.ts'

type Branch = readonly [code: string, name: string, below?: readonly Branch[]]

/** What a service is about: the six that the council's two sections are ordered by, and what is below each. */
const TREE: readonly Branch[] = [
  [
    'education',
    'Education and learning',
    [
      ['schools', 'Schools', [['special_schools', 'Special schools and units']]],
      ['alternative_provision', 'Alternative provision'],
      ['tuition', 'Tuition and homework help'],
      ['colleges', 'Colleges and sixth forms'],
      ['apprenticeships', 'Apprenticeships and work experience'],
      ['educational_psychology', 'Educational psychology'],
      ['attendance', 'Attendance and exclusion'],
      ['school_transport', 'Travel to school and college'],
      ['elective_home_education', 'Education at home'],
    ],
  ],
  [
    'health',
    'Health',
    [
      ['health_visiting', 'Health visiting and school nursing'],
      ['maternity', 'Pregnancy and new babies', [['infant_feeding', 'Feeding a baby']]],
      ['mental_health', 'Mental health and wellbeing', [['counselling', 'Counselling']]],
      [
        'therapies',
        'Therapies',
        [
          ['speech_and_language_therapy', 'Speech and language therapy'],
          ['occupational_therapy', 'Occupational therapy'],
          ['physiotherapy', 'Physiotherapy'],
        ],
      ],
      ['sexual_health', 'Sexual health'],
      ['drugs_and_alcohol', 'Drugs and alcohol'],
      ['dentists_and_eyes', 'Dentists and opticians'],
      ['continence', 'Continence'],
      ['paediatrics', 'Paediatrics and child development'],
    ],
  ],
  [
    'social_care',
    'Social care',
    [
      ['short_breaks', 'Short breaks'],
      ['disabled_children', 'Disabled children’s services'],
      ['young_carers', 'Young carers'],
      ['fostering_and_adoption', 'Fostering, adoption and kinship care'],
      ['care_leavers', 'Care leavers'],
      ['direct_payments', 'Direct payments and personal budgets'],
      ['moving_to_adult_care', 'Moving on to adult services'],
    ],
  ],
  [
    'childcare',
    'Childcare',
    [
      ['childminders', 'Childminders'],
      ['nurseries', 'Day nurseries'],
      ['preschools', 'Pre-schools and playgroups'],
      ['out_of_school_childcare', 'Breakfast and after-school clubs'],
      ['holiday_childcare', 'Holiday childcare'],
      ['home_childcarers', 'Nannies and home carers'],
      ['creches', 'Crèches'],
    ],
  ],
  [
    'activities_and_events',
    'Activities and events',
    [
      ['baby_and_toddler_groups', 'Baby and toddler groups'],
      ['sports', 'Sports', [['inclusive_sports', 'Inclusive and adapted sports']]],
      ['arts', 'Music, dance and arts'],
      ['play', 'Play and adventure', [['toy_libraries', 'Toy libraries']]],
      ['youth_clubs', 'Youth clubs'],
      ['holiday_activities', 'Holiday activities'],
      ['libraries_and_museums', 'Libraries and museums'],
      ['volunteering', 'Volunteering and uniformed groups'],
    ],
  ],
  [
    'family_support',
    'Family support',
    [
      ['family_hubs', 'Family hubs and children’s centres'],
      ['parenting', 'Parenting courses and groups'],
      ['domestic_abuse', 'Domestic abuse'],
      ['separation', 'Separation and contact'],
      ['bereavement', 'Bereavement'],
      ['money_and_benefits', 'Money, benefits and debt', [['food_and_essentials', 'Food and essentials']]],
      ['housing', 'Housing'],
      ['employment', 'Work and training for parents'],
      ['legal_advice', 'Legal advice and immigration'],
      ['send_advice', 'SEND information, advice and support'],
      ['parent_carer_groups', 'Groups of parents and carers'],
      ['language_and_settling', 'English classes and settling in'],
    ],
  ],
]

const flat = (branches: readonly Branch[], parent?: string): TaxonomyTerm[] =>
  branches.flatMap(([code, name, below = []]) => [
    { code, name, ...(parent === undefined ? {} : { parent }) },
    ...flat(below, code),
  ])

export const CATEGORIES: Taxonomy = {
  id: 'categories',
  name: 'Categories of services for families',
  version: '1',
  source: 'Front Door, after the sections of the Family Information Service and the SEND Local Offer',
  licence: 'CC0-1.0',
  terms: flat(TREE),
}

const terms = byCode(CATEGORIES.terms)

export const isCategory = (code: string): boolean => terms.has(code)

/** The codes of the categories above one, the next broader first. */
export const ancestorsOf = (code: string): string[] => broaderThan(terms, code)
