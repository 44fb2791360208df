import { type Form, renamed, writtenLongAgo } from './made-up-form.ts'
import type { Step } from './steps.ts'
import { stories } from './stories.ts'

export type MadeUpReferral = {
  /** The Idempotency-Key it is sent under, the same in every demonstration. */
  readonly key: string
  /** The example form it starts from. */
  readonly example: string
  readonly sentBy: string
  readonly change: (form: Form) => Form
  /** How long ago it was sent; now where not said. */
  readonly daysAgo?: number
  /** What is done with it since, now. */
  readonly steps?: readonly Step[]
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

/** Those nobody has looked at yet: how often each example is sent, and by whom. */
const PLAN: readonly (readonly [example: string, sentBy: string, times: number])[] = [
  ['eligible', 'referrer', 2],
  ['undetermined', 'referrer', 1],
  ['undetermined', 'other-referrer', 2],
  ['not-eligible', 'other-referrer', 1],
  ['social-care', 'referrer', 1],
  ['rbkc-early-help', 'other-referrer', 1],
  ['consent-limited', 'referrer', 2],
  ['consent-refused', 'other-referrer', 2],
  ['three-children', 'referrer', 1],
  ['emergency', 'other-referrer', 1],
]

const untouched: MadeUpReferral[] = PLAN.flatMap(([example, sentBy, times]) =>
  Array.from({ length: times }, (_, number) => ({
    key: `demonstration-${example}-${sentBy}-${number + 1}`,
    example,
    sentBy,
    change: renamed(FAMILIES[(number + example.length) % FAMILIES.length] as string),
  })),
)

const withStories: MadeUpReferral[] = stories.map(({ family, example, sentBy, daysAgo, steps }) => ({
  key: `demonstration-${family.toLowerCase()}`,
  example,
  sentBy,
  change: (form) => {
    const theirs = renamed(family)(form)
    return daysAgo === undefined ? theirs : writtenLongAgo(theirs)
  },
  ...(daysAgo === undefined ? {} : { daysAgo }),
  steps,
}))

/** Some thirty referrals about families that do not exist, in every state a referral can be in. */
export const madeUpReferrals: readonly MadeUpReferral[] = [
  ...untouched,
  ...withStories,
  {
    key: 'demonstration-redirected',
    example: 'rbkc-early-help',
    sentBy: 'referrer',
    change: (form) => ({ ...renamed('Millbrookfield')(form), serviceRequested: 'social_care' }),
  },
]
