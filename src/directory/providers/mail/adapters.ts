import { createTransport } from 'nodemailer'
import type { Config } from '#platform/config.ts'
import type { Mail } from './compose.ts'

/** What came of handing a mail in. `lasting`: it would be refused again. */
export type MailOutcome = 'sent' | { readonly failure: string; readonly lasting: boolean }

/** Hands one mail in. */
export type SendMail = (mail: Mail) => Promise<MailOutcome>

type Log = { warn: (what: object, message: string) => void }

/** The demonstration's: the link, and nothing else of the mail, is a line of the log. */
export const logMail =
  (log: Log): SendMail =>
  async ({ kind, link }) => {
    log.warn({ mail: kind, ...(link === undefined ? {} : { link }) }, 'a mail would be sent')
    return 'sent'
  }

const TIMEOUT_MS = 15_000

/** Over TLS from the start (smtps) or before anything is said (STARTTLS); in the clear to this machine only. */
export function smtpMail({ url, from }: NonNullable<Config['mail']>): SendMail {
  const { hostname, protocol } = new URL(url)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const transport = createTransport({
    url,
    requireTLS: protocol === 'smtp:' && !local,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return async ({ id, to, subject, text }) => {
    try {
      await transport.sendMail({
        messageId: `<${id}@${from.split('@')[1]}>`,
        from,
        to: { name: '', address: to },
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return 'sent'
    } catch (error) {
      return failureOf(error)
    }
  }
}

/** A code and never the server's words: these quote the address. */
function failureOf(error: unknown): MailOutcome {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  if (typeof responseCode === 'number')
    return { failure: `smtp_${responseCode}`, lasting: responseCode >= 500 && code === 'EENVELOPE' }
  const name = typeof code === 'string' ? code.toLowerCase() : 'unknown'
  return { failure: /^[a-z_0-9]{1,40}$/.test(name) ? name : 'unknown', lasting: false }
}
