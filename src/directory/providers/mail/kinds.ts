/** What is written to providers about. */
export const MAIL_KINDS = [
  'provider_confirmation',
  'colleague_invitation',
  'address_confirmation',
  'address_changed',
  'rights_requested',
  'rights_granted',
  'rights_refused',
  'rights_revoked',
  'record_reminded',
  'record_flagged',
  'record_hidden',
] as const
export type MailKind = (typeof MAIL_KINDS)[number]
