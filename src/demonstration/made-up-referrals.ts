type Form = Record<string, unknown> & { children?: { familyName?: string; givenNames?: string }[] }

export type MadeUpReferral = {
  /** The Idempotency-Key it is sent under, the same in every demonstration. */
  readonly key: string
  /** The example form it starts from. */
  readonly example: string
  readonly sentBy: string
  readonly change: (form: Form) => Form
  /** The reason it is withdrawn for, where it is. */
  readonly withdraw?: string
}

const FAMILIES = [
  'Aldermoor',
  'Bramblewick',
  'Cobbleford',
  'Dunnockshaw',
  'Emberley',
  'Fernhollow',
  'Gorsebank',
  'Hazelmere-Test',
  'Inkpenny',
  'Juniperson',
  'Kestrelway',
  'Larkrise-Example',
]

/** The example's family under another made-up name, so that no two referrals look like one child. */
const renamed =
  (family: string) =>
  (form: Form): Form => {
    delete form['caseReference']
    const children = form.children?.map(({ ...child }) => {
      const copy: Record<string, unknown> = { ...child, familyName: family }
      delete copy['nhsNumber']
      delete copy['upn']
      return copy
    })
    return { ...form, ...(children === undefined ? {} : { children }) }
  }

/** How often each example is sent, and by whom; one of each state there is, and more of what is common. */
const PLAN: readonly (readonly [example: string, sentBy: string, times: number])[] = [
  ['eligible', 'referrer', 5],
  ['undetermined', 'referrer', 4],
  ['undetermined', 'other-referrer', 3],
  ['not-eligible', 'other-referrer', 3],
  ['social-care', 'referrer', 3],
  ['rbkc-early-help', 'other-referrer', 3],
  ['consent-limited', 'referrer', 2],
  ['consent-refused', 'other-referrer', 2],
  ['three-children', 'referrer', 2],
  ['emergency', 'other-referrer', 1],
]

const planned: MadeUpReferral[] = PLAN.flatMap(([example, sentBy, times]) =>
  Array.from({ length: times }, (_, number) => ({
    key: `demonstration-${example}-${sentBy}-${number + 1}`,
    example,
    sentBy,
    change: renamed(FAMILIES[(number + example.length) % FAMILIES.length] as string),
  })),
)

/** Some thirty referrals about families that do not exist, in every state a referral can be in. */
export const madeUpReferrals: readonly MadeUpReferral[] = [
  ...planned,
  {
    key: 'demonstration-redirected',
    example: 'rbkc-early-help',
    sentBy: 'referrer',
    change: (form) => ({ ...renamed('Millbrookfield')(form), serviceRequested: 'social_care' }),
  },
  {
    key: 'demonstration-withdrawn',
    example: 'not-eligible',
    sentBy: 'referrer',
    change: renamed('Nettlecombe-Sample'),
    withdraw: 'Sent twice by mistake (made up).',
  },
]
