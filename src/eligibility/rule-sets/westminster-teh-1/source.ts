import type { Source } from '../../rule-set.ts'

/** The page with the criteria, as published: the slips are the page's own. */
export const criteriaPage = {
  publisher: 'Westminster City Council',
  title: 'Information for professionals – Criteria for referral to Westminster’s Targeted Early Help Service',
  foundAt: ['westminster.gov.uk, early-help-service, information-professionals', 'fisd.westminster.gov.uk'],
  retrieved: '2026',
  sha256: '02c013e3dbdc353353077a919412e15f5c14375f384f84eed229fd0deffac635',
  sentences: [
    { id: 'W1', text: 'Criteria for referral to Westminster’s Targeted Early Help Service' },
    {
      id: 'W2',
      text: 'Referrals will be accepted by our Targeted Early Help Service where there is evidence that work has been undertaken to enable the family to make changes over a period of time with multi-agency support. but has either resulted in no change or the negative impact on the children has increased over time.',
    },
    {
      id: 'W3',
      text: 'Early Help will work with families where it is clear that without a the service those families would become the subject of a statutory intervention.',
    },
    { id: 'W4', text: 'Children not attending school regularly.' },
    {
      id: 'W5',
      text: 'Children with more than 10% unauthorised absence over the last term and where the school actions are not having an impact.',
    },
    {
      id: 'W6',
      text: 'The absence must be related to parenting capacity rather than ill health or a conduct disorder.',
    },
    {
      id: 'W7',
      text: 'By parenting capacity we mean a parents ability to meet their child’s health and developmental needs and being able to acknowledge problems and engage with support services to effect change.',
    },
    {
      id: 'W8',
      text: 'Factors that may prevent a parent/s engaging with support are mental health issues, substance misuse, domestic violence and those with poor experience of being parented themselves.',
    },
    {
      id: 'W9',
      text: 'A child with a fixed term exclusion of at least 10 days in primary school or year 7 that is a direct result of parenting incapacity.',
    },
    {
      id: 'W10',
      text: 'Three fixed term exclusions in primary school or year 7, which is a direct result of parenting incapacity.',
    },
    {
      id: 'W11',
      text: 'A child who is permanently excluded and not known to other teams in family services.',
    },
    { id: 'W12', text: 'Prevention of children and young people committing offences' },
    {
      id: 'W13',
      text: 'A child who has committed a proven offence – low level and a first offence - that meets the requirements for triage.',
    },
    { id: 'W14', text: 'Parenting capacity manifesting itself in significant behavioural issues' },
    {
      id: 'W15',
      text: 'Children where the impact of the parent’s mental health, domestic abuse or substance misuse issues on their behaviour and well-being will escalate the family into safeguarding or care entry without further intervention.',
    },
    {
      id: 'W16',
      text: 'A younger child, where an older sibling has been convicted of serious youth violence or supplying drugs offences or is a known gang nominal.',
    },
    { id: 'W17', text: 'Other children who need help' },
    {
      id: 'W18',
      text: 'Children who are repeatedly (two assessments in one year) assessed under section 17 or 47 but do not subsequently require a child in need or child protection plan.',
    },
    {
      id: 'W19',
      text: 'A child who we have identified as a young carer following referral, and whose needs cannot be met through existing provision.',
    },
    {
      id: 'W20',
      text: 'Professionals should use the Multi-Agency Assessment and Referral Form (MARF) to make a referral to Family Services.',
    },
    { id: 'W21', text: 'This includes either social care that is not an emergency, or targeted early help.' },
    {
      id: 'W23',
      text: 'When should I complete a MARF?\n- If you are worried about a behaviour, incident or information you have received\n- If you require more information to help you plan next steps to address an issue\n- If the child, young person or family needs cannot be met by a single agency\n- If a parent expresses concerns',
    },
    {
      id: 'W25',
      text: 'When dealing with any referral to the service we adhere to the London Safeguarding Children Procedures.',
    },
  ],
} as const satisfies Source

/** The notice of the portal, for the one sentence that says which borough takes what. */
export const fairProcessingNotice = {
  publisher: 'Westminster City Council',
  title: 'Multi-Agency Assessment and Referral Form Fair Processing Notice',
  foundAt: ['fisd.westminster.gov.uk'],
  retrieved: '2026',
  sha256: '15ea4914c943e3d204c2019e57e554c403d37e7bd6058fc501feeb207d246beb',
  sentences: [
    {
      id: 'N1',
      text: 'Westminster City Council is working in partnership with Royal Borough of Kensington and Chelsea, to develop an online portal for assessment and referral into Children’s Services (Early Help referrals only in RBKC).',
    },
  ],
} as const satisfies Source
