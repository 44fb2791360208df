import { councils } from '#councils/index.ts'
import { mailWorkFor, workMail } from '#directory/index.ts'
import type { Mail } from '../../../src/directory/providers/mail/compose.ts'
import type { MailWork } from '../../../src/directory/providers/mail/work.ts'
import type { TestService } from '../../helpers/service.ts'

type Service = Pick<TestService, 'app' | 'database' | 'clock'>

/** The worker's post, handed in here: what is due is sent when the test says so. */
export function postOf({ app, database, clock }: Service) {
  const sent: Mail[] = []
  const work = mailWorkFor(app.config, {
    db: database.databases.app,
    councils: councils.map(({ id }) => id),
    clock: () => clock.now,
    log: { error: () => undefined, warn: () => undefined },
  }) as MailWork
  return {
    work,
    /** Sends what is due, and answers with it. */
    async deliver(send?: MailWork['send']): Promise<Mail[]> {
      const from = sent.length
      const keep: MailWork['send'] = async (mail) => {
        sent.push(mail)
        return 'sent'
      }
      await workMail({ ...work, send: send ?? keep, shiftMs: 0 }, new AbortController().signal)
      return sent.slice(from)
    },
  }
}

export const codeIn = (mail: Mail | undefined): string =>
  /#code=([\w-]{32})$/.exec(mail?.link ?? '')?.[1] ?? ''
