import type { ConsentLimitation, SharingQuestion } from '#consent/index.ts'
import { record } from './samples.ts'
import { both, charity, decide, housing, nurse, question, withExplicit } from './sharing-samples.ts'

export const pointer = '/consent/records/0/limitations/0'
export const set = (limit: Partial<ConsentLimitation>) => [
  record({
    state: 'given_with_limitations',
    limitations: [{ kind: 'not_this_recipient', words: 'As I said.', ...limit }],
  }),
]
export const ask = (limit: Partial<ConsentLimitation>, change: Partial<SharingQuestion> = {}) => {
  const { allowedCategories, humanCheck } = decide({ records: set(limit), ...change })
  return humanCheck.length > 0 ? `${allowedCategories.join(' ')} ?` : allowedCategories.join(' ')
}

export const hospital = {
  kind: 'external',
  organisation: { id: 'org-2', names: ['Example Hospital', 'Example Infirmary'] },
  person: { name: 'Kim Example' },
} as const
const KIM = { key: 'kim', name: 'Kim Example', organisation: 'Example Infirmary', mayBeTold: true }
export const toKim = { recipient: hospital, named: [...question().named, KIM] }
const odd = { kind: 'internal_team', id: 'ifst', name: 'IFST' } as const

/** What is let through; `?` where a person has to judge first. */
export const CASES: [
  why: string,
  limit: Partial<ConsentLimitation>,
  change: Partial<SharingQuestion>,
  through: string,
][] = [
  ['not this recipient', { recipients: ['Housing'] }, {}, ''],
  ['not this recipient, spelled otherwise', { recipients: ['the  HOUSING.'] }, {}, ''],
  ['not this recipient, by id', { recipients: ['org-2'] }, toKim, ''],
  ['not this recipient, by an old name', { recipients: ['Example Infirmary'] }, toKim, ''],
  ['not this recipient, by the person', { recipients: ['Kim Example'] }, toKim, ''],
  [
    'the same person, met inside',
    { recipients: ['Kim Example'] },
    { recipient: { ...housing, person: { name: 'Kim Example' } } },
    '',
  ],
  ['not another department', { recipients: ['Early Help'] }, {}, both],
  [
    'not another department, which may be this one',
    { recipients: ['Intensive Family Support Team'] },
    { recipient: odd },
    ' ?',
  ],
  ['a department is not outside', { recipients: ['Early Help'] }, toKim, both],
  ['not a school the form names', { recipients: ['Example School'] }, {}, both],
  [
    'not a school the form names, to a clinic it names',
    { recipients: ['Example School'] },
    { recipient: nurse },
    both,
  ],
  [
    'not a school, and this may be its new name',
    { recipients: ['Example School'] },
    {
      recipient: charity,
      records: [withExplicit()].map((one) => ({
        ...one,
        ...set({ recipients: ['Example School'] })[0],
        ...{ explicitConsents: one.explicitConsents ?? [] },
      })),
    },
    ' ?',
  ],
  ['not a professional the form names', { recipients: ['Robin Made-Up'] }, { recipient: nurse }, both],
  ['not a professional outside, to a department', { recipients: ['Robin Made-Up'] }, {}, both],
  ['not a recipient nobody knows', { recipients: ['my ex'] }, {}, ' ?'],
  ['not a recipient who is known otherwise', { recipients: ['my ex'] }, { otherRecipients: ['My ex'] }, both],
  ['not a recipient, in words alone', { words: 'Not him.' }, {}, ' ?'],
  [
    'not another, though the words say this one',
    { recipients: ['Early Help'], words: 'Not early help, not housing.' },
    {},
    ' ?',
  ],
  ['only this recipient', { kind: 'only_these_recipients', recipients: ['Housing', 'Early Help'] }, {}, both],
  ['only another', { kind: 'only_these_recipients', recipients: ['Early Help'] }, {}, ''],
  [
    'only others the form names',
    { kind: 'only_these_recipients', recipients: ['Robin Made-Up', 'Example School'] },
    { recipient: nurse },
    '',
  ],
  ['only some nobody knows', { kind: 'only_these_recipients', recipients: ['the council'] }, {}, ' ?'],
  ['only some, in words alone', { kind: 'only_these_recipients' }, {}, ' ?'],
  [
    'not this category',
    { kind: 'not_this_category', categories: ['Identity'] },
    { categories: ['identity', 'household'] },
    'household',
  ],
  [
    'not this category, by its text',
    { kind: 'not_this_category', categories: ['health and disability'] },
    { categories: ['health', 'household'] },
    'household',
  ],
  [
    'not this category, which may be quoted',
    { kind: 'not_this_category', categories: ['health'] },
    { categories: ['health', 'identity', 'needs'] },
    'identity ?',
  ],
  [
    'not this category, the words name more',
    { kind: 'not_this_category', categories: ['health'], words: 'Nothing on health or the household.' },
    { categories: ['identity', 'household'] },
    'identity ?',
  ],
  [
    'not a category nobody knows',
    { kind: 'not_this_category', categories: ['my operation'] },
    { categories: ['identity'] },
    ' ?',
  ],
  ['not a category, in words alone', { kind: 'not_this_category' }, { categories: ['identity'] }, ' ?'],
  ['only this purpose', { kind: 'only_this_purpose', purpose: 'Support the family' }, {}, both],
  ['only another purpose', { kind: 'only_this_purpose', purpose: 'research' }, {}, ''],
  ['only a purpose in words', { kind: 'only_this_purpose', purpose: 'The parenting course' }, {}, ' ?'],
  ['only a purpose nobody wrote', { kind: 'only_this_purpose' }, {}, ' ?'],
  ['until the day', { kind: 'until_date', until: '2026-11-23' }, { at: '2026-11-23T23:59:59.999Z' }, both],
  ['until the day before', { kind: 'until_date', until: '2026-11-23' }, { at: '2026-11-24T00:00:00Z' }, ''],
  [
    'until midnight in London',
    { kind: 'until_date', until: '2027-07-01' },
    { at: '2027-07-01T22:59:59.999Z' },
    both,
  ],
  [
    'past midnight in London',
    { kind: 'until_date', until: '2027-07-01' },
    { at: '2027-07-01T23:00:00Z' },
    '',
  ],
  ['until a day that cannot be read', { kind: 'until_date', until: 'Easter' }, {}, ' ?'],
  ['until no day', { kind: 'until_date' }, {}, ' ?'],
  ['a kind nobody knows', { kind: 'on_paper_only' as 'until_date' }, {}, ' ?'],
  ['a kind with a name of the language', { kind: 'toString' as 'until_date' }, {}, ' ?'],
]
