import { type NoticeSentenceId, quote } from '#councils/index.ts'

/** What has to be written down of a decision, and by whom. */
export type ToWriteDown = {
  what: string
  by: 'referrer' | 'screening' | 'decision_maker' | 'who_shares' | 'service'
}

/** A row of the table: when it applies, what it answers, the promise it keeps, what is written down and by whom. */
export type SharingRow = {
  action: 'go_on' | 'share'
  recipient: string
  consent: string
  override: string
  answer: 'allow' | 'deny' | 'refer_back' | 'as_if_no_override'
  sentence: NoticeSentenceId
  writeDown: readonly ToWriteDown[]
}

const log: ToWriteDown = {
  what: 'The disclosure: what, to whom, when, for what purpose and on whose word.',
  by: 'service',
}
const refusalLog: ToWriteDown = { what: 'That sharing was asked for and denied, and why.', by: 'service' }
const limitsChecked: ToWriteDown = { what: 'The limits that were checked, word for word.', by: 'service' }
const reasons: ToWriteDown = {
  what: 'The safeguarding reasons, what was shared, and with whom.',
  by: 'who_shares',
}
const basis: ToWriteDown = {
  what: 'The law, order or warrant that requires it, and the document.',
  by: 'who_shares',
}

const whatever = 'any, or none'
const none = 'none'
const notGiven = 'refused, not sought, withdrawn, or given by somebody who may not'
const goOn = { action: 'go_on', recipient: '' } as const
const share = { action: 'share', override: none } as const
const internal = 'a department inside the council, named in the notice or not'
const named = 'a professional named on the completed form'
const notNamed = 'anybody else outside the council'

/** The decision table. Rows 13 and 15 come before 7 to 12; what no row allows is denied. */
export const SHARING_ROWS = {
  1: {
    ...goOn,
    consent: 'given',
    override: none,
    answer: 'allow',
    sentence: 'N15',
    writeDown: [{ what: 'The consent record.', by: 'referrer' }],
  },
  2: {
    ...goOn,
    consent: 'given with limitations',
    override: none,
    answer: 'allow',
    sentence: 'N17',
    writeDown: [{ what: 'The limits, word for word, on the initial contact.', by: 'screening' }],
  },
  3: {
    ...goOn,
    consent: notGiven,
    override: none,
    answer: 'refer_back',
    sentence: 'N16',
    writeDown: [
      { what: 'The reason for referring back.', by: 'screening' },
      { what: 'The next step with the family.', by: 'referrer' },
    ],
  },
  4: {
    ...goOn,
    consent: whatever,
    override: 'safeguarding reasons',
    answer: 'allow',
    sentence: 'N16',
    writeDown: [
      { what: 'The safeguarding reasons.', by: 'referrer' },
      { what: 'The confirmation of them.', by: 'decision_maker' },
    ],
  },
  5: {
    ...goOn,
    consent: whatever,
    override: 'a legal requirement',
    answer: 'allow',
    sentence: 'N12',
    writeDown: [{ what: basis.what, by: 'decision_maker' }],
  },
  6: { ...share, recipient: internal, consent: 'given', answer: 'allow', sentence: 'N8', writeDown: [log] },
  7: {
    ...share,
    recipient: internal,
    consent: 'given with limitations',
    answer: 'allow',
    sentence: 'N8',
    writeDown: [log, limitsChecked],
  },
  8: {
    ...share,
    recipient: internal,
    consent: notGiven,
    answer: 'deny',
    sentence: 'N8',
    writeDown: [refusalLog],
  },
  9: {
    ...share,
    recipient: named,
    consent: 'given, with limitations or without',
    answer: 'allow',
    sentence: 'N10',
    writeDown: [log, limitsChecked],
  },
  10: {
    ...share,
    recipient: named,
    consent: notGiven,
    answer: 'deny',
    sentence: 'N10',
    writeDown: [refusalLog],
  },
  11: {
    ...share,
    recipient: notNamed,
    consent: 'explicit, for this recipient and purpose',
    answer: 'allow',
    sentence: 'N10',
    writeDown: [
      log,
      { what: 'The explicit consent: recipient, purpose, words and instant.', by: 'who_shares' },
    ],
  },
  12: {
    ...share,
    recipient: notNamed,
    consent: 'none that names the recipient',
    answer: 'deny',
    sentence: 'N10',
    writeDown: [refusalLog, { what: 'Whether the family was asked.', by: 'who_shares' }],
  },
  13: {
    ...share,
    recipient: 'anybody with a part in protecting the person at risk',
    consent: whatever,
    override: 'safeguarding',
    answer: 'allow',
    sentence: 'N12',
    writeDown: [log, reasons],
  },
  14: {
    ...share,
    recipient: 'anybody with no part in it',
    consent: whatever,
    override: 'safeguarding',
    answer: 'as_if_no_override',
    sentence: 'N12',
    writeDown: [refusalLog],
  },
  15: {
    ...share,
    recipient: 'anybody whom the law entitles',
    consent: whatever,
    override: 'a legal requirement',
    answer: 'allow',
    sentence: 'N12',
    writeDown: [log, basis],
  },
  16: {
    ...share,
    recipient: 'statistics or research that identify nobody, no count from 1 to 5',
    consent: whatever,
    answer: 'allow',
    sentence: 'N14',
    writeDown: [{ what: 'The release: what was published, and when.', by: 'service' }],
  },
  17: {
    ...share,
    recipient: 'statistics or research that could identify somebody',
    consent: whatever,
    answer: 'deny',
    sentence: 'N14',
    writeDown: [],
  },
  18: {
    ...share,
    recipient: 'anybody, for any other purpose',
    consent: whatever,
    answer: 'deny',
    sentence: 'N9',
    writeDown: [refusalLog],
  },
} as const satisfies Record<number, SharingRow>

export type SharingRowNumber = keyof typeof SHARING_ROWS

/** A row's sentence and what it asks to be written down. */
export const rowParts = (row: SharingRowNumber) => {
  const { sentence, writeDown }: SharingRow = SHARING_ROWS[row]
  return { row, sentence: quote(sentence), writeDown: [...writeDown] }
}
