import { fork } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { forgetExpired } from '#directory/index.ts'
import { logMail, type MailOutcome, smtpMail } from '../../../src/directory/providers/mail/adapters.ts'
import { MAIL_KINDS } from '../../../src/directory/providers/mail/kinds.ts'
import { wordsOf } from '../../../src/directory/providers/mail/words.ts'
import { createService } from '../../helpers/service.ts'
import { codeIn, postOf } from './post.ts'
import { createSmtpServer } from './smtp-server.ts'

const service = await createService(t)
const { app, database, clock } = service
const { admin } = database
const post = postOf(service)

let address = 0
const register = async (email: string) => {
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/councils/westminster/directory/providers',
    remoteAddress: `198.51.100.${++address}`,
    payload: {
      organisation: { name: 'Made up', kind: 'charity' },
      contact: { name: 'Jo Example', email },
    },
  })
  t.equal(answer.statusCode, 202)
}
const newest = () =>
  admin.selectFrom('outgoing_mail').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirstOrThrow()

t.test(
  'a worker that is killed between handing in and noting it: sent again, under the same id',
  async (t) => {
    const smtp = await createSmtpServer(t)
    const start = (pauseMs: number) => {
      const child = fork(new URL('mail-worker.ts', import.meta.url), {
        env: {
          ...process.env,
          DATABASE_URL: database.url,
          FRONT_DOOR_KEY: Buffer.alloc(32, 8).toString('base64'),
          SMTP_URL: smtp.url,
          PAUSE_MS: String(pauseMs),
          NOW: clock.now.toISOString(),
        },
      })
      t.teardown(() => void child.kill('SIGKILL'))
      return child
    }
    const until = async (done: () => boolean | Promise<boolean>) => {
      for (let tries = 0; tries < 600 && !(await done()); tries++) await sleep(25)
    }
    await register('killed@example.org')
    const first = start(60_000)
    await until(() => smtp.mails.length === 1)
    first.kill('SIGKILL')
    t.match(await newest(), { state: 'pending', attempts: 0 })
    start(0)
    await sleep(300)
    t.equal(smtp.mails.length, 1, 'its lease is waited for')
    await admin
      .updateTable('outgoing_mail')
      .set({ leased_until: new Date(0) })
      .execute()
    await until(async () => (await newest()).state === 'sent')
    t.equal(smtp.mails.length, 2)
    t.equal(new Set(smtp.mails.map(({ id }) => id)).size, 1)
    t.match(smtp.mails[0], { to: 'killed@example.org', id: /@council\.example\.org$/ })
    const text = smtp.mails[0]?.text.replaceAll('=\r\n', '') ?? ''
    t.match(text, /^Auto-Submitted: auto-generated\r$/m)
    t.match(text, /code=(3D)?[\w-]{32}/)
  },
)

t.test(
  'refused for good it is dead at once; refused for now, tried again for two days and then dead',
  async (t) => {
    const smtp = await createSmtpServer(t, (to) =>
      to.startsWith('gone') ? '550 no such mailbox' : to.startsWith('full') ? '452 full' : undefined,
    )
    const send = smtpMail({ url: smtp.url, from: 'directory@council.example.org' })
    await register('gone@example.org')
    await post.deliver(send)
    t.match(await newest(), { state: 'dead', attempts: 1, failure: 'smtp_550', lease: null })
    await register('full@example.org')
    const from = clock.now
    for (let tries = 1; tries < 8; tries++) {
      await post.deliver(send)
      t.match(await newest(), { state: 'pending', attempts: tries, failure: 'smtp_452' })
      await post.deliver(send)
      t.equal((await newest()).attempts, tries, 'not before its time')
      clock.now = (await newest()).next_at
    }
    t.ok(clock.now.getTime() - from.getTime() > 43 * 3_600_000)
    await post.deliver(send)
    t.match(await newest(), { state: 'dead', attempts: 8 })
    clock.now = from
  },
)

t.test('nobody there is a failure like others, and nothing of the address is kept with it', async (t) => {
  await register('nobody-there@example.org')
  await post.deliver(smtpMail({ url: 'smtp://127.0.0.1:1', from: 'directory@council.example.org' }))
  const mail = await newest()
  t.match(mail, { state: 'pending', failure: /^e[a-z]+$/ })
  t.notMatch(JSON.stringify(mail), /@/)
})

t.test('an error of ours keeps the others from nothing', async (t) => {
  await register('first@example.org')
  await register('second@example.org')
  const sent: string[] = []
  const send = async ({ to }: { to: string }): Promise<MailOutcome> => {
    if (to.startsWith('first')) throw new Error('made to fail')
    sent.push(to)
    return 'sent'
  }
  await post.deliver(send)
  t.strictSame(sent, ['second@example.org'])
})

t.test('many workers: each mail once', async (t) => {
  for (let at = 0; at < 6; at++) await register(`crowd-${at}@example.org`)
  const sent: string[] = []
  const send = async ({ to }: { to: string }): Promise<MailOutcome> => {
    sent.push(to)
    await sleep(5)
    return 'sent'
  }
  for (let round = 0; round < 3; round++)
    await Promise.all([post.deliver(send), post.deliver(send), post.deliver(send)])
  const crowd = sent.filter((to) => to.startsWith('crowd'))
  t.equal(crowd.length, 6)
  t.equal(new Set(crowd).size, 6)
})

t.test('the demonstration’s log has the link, and nothing else of a mail', async (t) => {
  await register('canary@example.org')
  const lines: object[] = []
  const send = logMail({ warn: (what) => void lines.push(what) })
  for (let round = 0; round < 3; round++) await post.deliver(send)
  t.match(lines.at(-1), { mail: 'provider_confirmation', link: /\/providers\/confirm#code=[\w-]{32}$/ })
  t.notMatch(JSON.stringify(lines), /canary|Jo Example|@/)
})

t.test('what is over is forgotten', async (t) => {
  await register('over@example.org')
  const [mail] = await post.deliver()
  t.ok(codeIn(mail))
  const from = clock.now
  clock.now = new Date(from.getTime() + 31 * 86_400_000)
  await forgetExpired(database.databases.app, ['westminster', 'rbkc'], clock.now)
  for (const table of ['provider_registration', 'request_count'] as const)
    t.strictSame(await admin.selectFrom(table).selectAll().execute(), [], table)
  const left = await admin.selectFrom('outgoing_mail').select('state').execute()
  t.ok(
    left.every(({ state }) => state !== 'sent'),
    'those that were sent today are gone',
  )
  t.strictSame(await post.deliver(), [], 'and of what is gone nothing is said')
  clock.now = from
})

t.test('words that somebody chose stay in their line', async (t) => {
  const about = {
    council: 'Made-up Council',
    link: 'https://directory.example.org#code=x',
    record: 'A\r\nSubject: another',
    asker: 'B\n\n.\n',
    reasons: 'One\nTwo\rThree',
    reviewDueOn: '2027-11-02',
    hideDaysAfter: 60,
  }
  for (const kind of MAIL_KINDS) {
    const { subject, text } = wordsOf(kind, about)
    t.match(subject, /^[^\r\n]*Made-up Council[^\r\n]*$/, kind)
    t.notMatch(text, /^(Subject|\.|Two)/m, kind)
    t.notMatch(text, /undefined/, kind)
  }
})
