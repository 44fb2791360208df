import { setTimeout as sleep } from 'node:timers/promises'
import { mailWorkFor, workMail } from '#directory/index.ts'
import { readConfig } from '#platform/config.ts'
import { openDatabases } from '#platform/database.ts'
import { smtpMail } from '../../../src/directory/providers/mail/adapters.ts'

// A worker of its own that the test may kill. What it has handed in it notes only a while later: so that it can be
// killed in between.
const { DATABASE_URL = '', FRONT_DOOR_KEY = '', SMTP_URL = '', PAUSE_MS = '0', NOW = '' } = process.env
const databases = openDatabases(DATABASE_URL, { max: 4 })
const work = mailWorkFor(readConfig({ FRONT_DOOR_KEY }), {
  db: databases.app,
  councils: ['westminster', 'rbkc'],
  clock: () => new Date(NOW),
  log: { error: (what, message) => console.error(message, what), warn: () => undefined },
})
if (work === undefined) throw new Error('There is no key.')
const send = smtpMail({ url: SMTP_URL, from: 'directory@council.example.org' })
for (;;)
  await workMail(
    {
      ...work,
      shiftMs: 1_000,
      send: async (mail) => {
        const outcome = await send(mail)
        await sleep(Number(PAUSE_MS))
        return outcome
      },
    },
    new AbortController().signal,
  )
