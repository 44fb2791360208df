import { type Static, Type } from 'typebox'
import {
  ConsentOverride,
  SHARING_CATEGORIES,
  SHARING_PURPOSES,
  type SharingCategory,
} from '#consent/index.ts'

const strict = { additionalProperties: false }
const name = (description: string) =>
  Type.String({ minLength: 1, maxLength: 200, pattern: '\\S', description })
const account = Type.Optional(
  Type.String({
    format: 'uuid',
    description: 'The account that is to read it. Without one it is recorded, and told in another way.',
  }),
)

const Team = Type.Object(
  {
    kind: Type.Literal('internal_team'),
    team: Type.String({
      pattern: '^[a-z0-9_]{1,60}$',
      description:
        'A team of the council (getCouncil), or another one that has accounts (N8: not exclusively).',
    }),
  },
  { $id: 'TeamOfTheCouncil', ...strict, description: 'Everybody who receives for an internal team.' },
)

const Named = Type.Object(
  {
    kind: Type.Literal('named_professional'),
    professional: Type.String({
      pattern: '^[A-Za-z0-9_-]{1,40}$',
      description: 'Their key among the professionals of the completed form (N10).',
    }),
    account,
  },
  { $id: 'ProfessionalNamedOnForm', ...strict },
)

const External = Type.Object(
  {
    kind: Type.Literal('external'),
    organisation: name('The organisation as it is called now.'),
    otherNames: Type.Optional(Type.Array(name('What it was called, or is called too.'), { maxItems: 10 })),
    person: Type.Optional(name('The person there.')),
    account,
  },
  { $id: 'OtherRecipient', ...strict, description: 'Anybody else outside the council; another council too.' },
)

export const DisclosureRecipient = Type.Union([Team, Named, External], { $id: 'DisclosureRecipient' })
export type DisclosureRecipient = Static<typeof DisclosureRecipient>

export const ShareCategory = Type.Unsafe<SharingCategory>({
  $id: 'ShareCategory',
  type: 'string',
  enum: Object.keys(SHARING_CATEGORIES),
  description: Object.entries(SHARING_CATEGORIES)
    .map(([code, { text }]) => `\`${code}\`: ${text}.`)
    .join(' '),
})

const SharedOverride = Type.Object(
  {
    ...ConsentOverride.properties,
    recorded: Type.Optional(
      Type.String({
        format: 'uuid',
        description:
          'The consent event of an override that is recorded already. Otherwise this one is recorded.',
      }),
    ),
    partInProtecting: Type.Optional(
      Type.Boolean({ description: 'Has the recipient a part in protecting the person at risk?' }),
    ),
    entitledByLaw: Type.Optional(Type.Boolean({ description: 'Does the law entitle the recipient to it?' })),
    relevantCategories: Type.Optional(
      Type.Array(ShareCategory, {
        minItems: 1,
        maxItems: 20,
        uniqueItems: true,
        description: 'What is relevant.',
      }),
    ),
  },
  {
    $id: 'OverrideForSharing',
    ...strict,
    description:
      'For rows 13 and 15. Only the basis, and the recipient’s part or right, are needed: the rest is asked for afterwards and holds nobody up.',
  },
)

/** What somebody wants to share. */
export const SharingRequest = Type.Object(
  {
    recipient: DisclosureRecipient,
    subjects: Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' }), {
      minItems: 1,
      maxItems: 40,
      uniqueItems: true,
      description: 'Whose information, by their keys on the form: a parent’s own and a child’s are separate.',
    }),
    purpose: Type.String({
      minLength: 1,
      maxLength: 500,
      description: `One of ${Object.entries(SHARING_PURPOSES)
        .map(([code, { text }]) => `\`${code}\` (${text})`)
        .join(', ')}. Nothing allows any other (row 18).`,
    }),
    categories: Type.Array(ShareCategory, { minItems: 1, maxItems: 20, uniqueItems: true }),
    override: Type.Optional(SharedOverride),
    judgedLimits: Type.Optional(
      Type.Array(
        Type.Object(
          {
            pointer: Type.String({
              maxLength: 200,
              description: 'As `humanCheck` of the assessment gives it.',
            }),
            covers: Type.Boolean({ description: 'Does it bear on this sharing?' }),
          },
          { $id: 'JudgedByCaller', ...strict },
        ),
        { maxItems: 100, description: 'What the caller found of limits that only a person can judge.' },
      ),
    ),
    until: Type.Optional(
      Type.String({ format: 'date', description: 'The last day on which the recipient may read it.' }),
    ),
    reasons: Type.Optional(
      Type.String({ minLength: 1, maxLength: 4000, description: 'Why it is shared. For the council.' }),
    ),
  },
  { $id: 'SharingRequest', ...strict },
)
export type SharingRequest = Static<typeof SharingRequest>
