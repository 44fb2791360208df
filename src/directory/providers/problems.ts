import { defineProblems } from '#platform/problems.ts'

/** What the operations on providers and rights refuse, besides what every operation does. */
export const providerProblems = defineProblems({
  'mail-not-set-up': {
    status: 503,
    title: 'This installation sends no mails',
    help: 'Nobody can register while nothing can be sent to them. Whoever runs the service has to set FRONT_DOOR_KEY, FRONT_DOOR_MAIL_URL and FRONT_DOOR_MAIL_FROM.',
  },
  'registration-code-not-valid': {
    status: 422,
    title: 'This code confirms nothing',
    help: 'It was never sent, has been used, is older than two days, or is for something else. Register again (`registerProvider`), or ask again (`inviteColleague`, `changeProviderEmail`), for a new one.',
  },
  'account-has-organisation': {
    status: 403,
    title: 'Your account belongs to an organisation already',
    help: 'A registration makes a new organisation with an account of its own; what an existing account may do is changed by whoever runs the service (`npm run accounts`), never by a mail. Sign in as somebody else to confirm, or ask the council.',
  },
  'people-kept-elsewhere': {
    status: 403,
    title: 'Your organisation did not register itself',
    help: 'Its people, and where it is written to, are kept by whoever runs the service (`npm run accounts`). Ask the council.',
  },
  'last-colleague': {
    status: 409,
    title: 'Nobody would be left',
    help: 'Invite somebody first (`inviteColleague`), or ask the council to give the records to another organisation.',
  },
  'rights-already-held': {
    status: 409,
    title: 'Your organisation may change this record already',
    help: 'It is in your own list (`listRecords`).',
  },
  'rights-already-requested': {
    status: 409,
    title: 'Your organisation has asked for this already',
    help: 'Its request is still open (`listRightsRequests`); the answer comes by mail.',
  },
  'rights-request-decided': {
    status: 409,
    title: 'This request has been decided',
    help: 'Read it again (`listRightsRequests`). A right that was given is taken away by `revokeRight`.',
  },
  'transfer-not-valid': {
    status: 422,
    title: 'The record cannot be given to this organisation',
    help: 'It has to be a provider or the council’s own, and another one than its owner now.',
  },
})
