import type { MailKind } from './kinds.ts'

/** What a mail is about, as it is when it is put into words. */
export type MailSubject = {
  readonly council: string
  /** Only of a confirmation. */
  readonly link?: string
  /** Of an invitation, as the council has published it. */
  readonly organisation?: string
  readonly record?: string
  readonly asker?: string
  readonly reasons?: string
  readonly reviewDueOn?: string
  readonly hideDaysAfter?: number
}

export type MailWords = { readonly subject: string; readonly text: string }

/** One line, so that what somebody called their record cannot be taken for more of the mail. */
const named = (text: string | undefined) => `“${(text ?? '').replaceAll(/\s+/g, ' ').trim()}”`

const quoted = (text: string | undefined) =>
  (text ?? '')
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`)
    .join('\n')

/**
 * What is written to a provider. A confirmation holds nothing that whoever registered has written: the form is open to
 * all, and nobody can have it carry their words to somebody else's mailbox.
 */
const WORDS: Readonly<Record<MailKind, (about: MailSubject) => MailWords>> = {
  provider_confirmation: ({ council, link }) => ({
    subject: `Confirm your registration with the directory of ${council}`,
    text: `Somebody, probably you, registered with this address as a provider in the directory of ${council}.\n\nTo confirm it, open this link and sign in:\n\n${link}\n\nIt is good once, for two days from when you registered. If it was not you, do nothing: without the link nothing comes of it. If you have registered before, there is no need to do it again: sign in.`,
  }),
  colleague_invitation: ({ council, link, organisation }) => ({
    subject: `You are invited to write records in the directory of ${council}`,
    text: `Somebody who writes records for ${organisation === undefined ? 'a provider' : named(organisation)} in the directory of ${council} invites you to do so with them.\n\nIf you know who that is, open this link and sign in:\n\n${link}\n\nIt is good once, for two days from when they asked. You will have the same rights as they, and your name is shown to them and to the council. If you expected nothing like it, do nothing: without the link nothing comes of it.`,
  }),
  address_confirmation: ({ council, link }) => ({
    subject: `Confirm your address for the directory of ${council}`,
    text: `Somebody, probably you, asked that a provider in the directory of ${council} be written to at this address.\n\nTo confirm it, open this link and sign in as you do for your records:\n\n${link}\n\nIt is good once, for two days from when you asked. If it was not you, do nothing: without the link nothing changes.`,
  }),
  address_changed: ({ council }) => ({
    subject: `The directory of ${council} writes to another address now`,
    text: `Somebody of your organisation has had the address changed at which the directory of ${council} writes to you about your records, and has shown that the new one is theirs. This is the last mail to this address.\n\nIf you know nothing of it, ask the council at once.`,
  }),
  rights_requested: ({ council, record, asker, reasons }) => ({
    subject: `Somebody asks to edit your record in the directory of ${council}`,
    text: `${named(asker)} asks for the right to edit ${named(record)}. Their reasons:\n\n${quoted(reasons)}\n\nYou decide on it under “requests for rights” in the directory; the council can as well.`,
  }),
  rights_granted: ({ council, record, reasons }) => ({
    subject: `You may edit a record in the directory of ${council}`,
    text: `You asked for the right to edit ${named(record)}, and have been given it:\n\n${quoted(reasons)}\n\nThe record is in your list now. What you change is reviewed by the council before it is published.`,
  }),
  rights_refused: ({ council, record, reasons }) => ({
    subject: `Your request to edit a record in the directory of ${council}`,
    text: `You asked for the right to edit ${named(record)}. It was not given:\n\n${quoted(reasons)}`,
  }),
  rights_revoked: ({ council, record }) => ({
    subject: `You may no longer edit a record in the directory of ${council}`,
    text: `Your right to edit ${named(record)} has been taken back. If you think that this is a mistake, ask the council.`,
  }),
  record_reminded: ({ council, record, reviewDueOn }) => ({
    subject: `Is your record in the directory of ${council} still right?`,
    text: `${named(record)} is due for its review on ${reviewDueOn}. If everything in it is right, sign in and say so (“still right”): that is all. If something has changed, change it.`,
  }),
  record_flagged: ({ council, record, reviewDueOn, hideDaysAfter }) => ({
    subject: `The review of your record in the directory of ${council} is overdue`,
    text: `${named(record)} was due for its review on ${reviewDueOn}, and nobody has said that it is right. Families can still find it. ${hideDaysAfter} days after this notice it is hidden from them, until you say that it is right or change it.`,
  }),
  record_hidden: ({ council, record }) => ({
    subject: `Your record in the directory of ${council} has been hidden`,
    text: `Nobody has said for a long time that ${named(record)} is right, so families no longer find it. Sign in and say that it is right, or change it: then they do again.`,
  }),
}

export const wordsOf = (kind: MailKind, about: MailSubject): MailWords => WORDS[kind](about)
