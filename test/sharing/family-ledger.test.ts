import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import t from 'tap'
import { NOTICE_SENTENCES } from '#councils/index.ts'
import { askAsFamily } from '../../src/sharing/ledger/queries/family-session.ts'
import { hashOf } from '../../src/sharing/ledger/tokens.ts'
import { familyOf, linkFor, share, withEarlyHelp, withTheHub, withThePolice } from '../helpers/family.ts'
import { createService, MONDAY } from '../helpers/service.ts'

const service = await createService(t)
const { database, clock } = service
const family = familyOf(service)
const { as, officer } = family
const decider = as('decision_maker@westminster')

const onDay = (days: number) => {
  clock.now = new Date(Date.parse(MONDAY) + days * 86_400_000)
}
t.beforeEach(() => onDay(0))

type Entry = Record<string, unknown> & { recipient: string; about: string[]; what: string[] }

/** What a new link shows, as JSON, with the page beside it. */
async function read(referral: string, link: object) {
  const cookie = await family.session(referral, link)
  const ledger = (await family.ledger(cookie)).json<{ entries: Entry[]; [member: string]: unknown }>()
  const page = await family.page(cookie)
  return { cookie, ledger, entries: ledger.entries, html: page.body }
}

const mother = linkFor('maribel', ['jonah'])

t.test('who received what, when, on whose word and which promise', async (t) => {
  const referral = await family.send('eligible')
  await share(officer, referral, withEarlyHelp())
  onDay(1)
  const hub = await share(officer, referral, withTheHub({ until: '2026-12-31' }))
  const { ledger, entries, html } = await read(referral, mother)
  t.match(ledger, {
    council: 'Westminster City Council',
    person: 'Maribel Ashdown-Vale',
    about: ['Maribel Ashdown-Vale', 'Jonah Ashdown-Vale'],
    readAt: '2026-11-24T09:30:00.000Z',
    readableUntil: '2026-11-24T10:00:00.000Z',
  })
  t.strictSame(entries, [
    {
      sharedAt: '2026-11-24T09:30:00.000Z',
      recipient: 'Ines Calloway, Example Harbour Family Hub',
      about: ['Jonah Ashdown-Vale'],
      what: ['Names, dates of birth and reference numbers', 'School, attendance and learning'],
      why: 'To support the family',
      onWhoseWord: 'your_word',
      explanation: 'You agreed on 12 November 2026.',
      promise: { id: 'N10', text: NOTICE_SENTENCES.N10 },
      state: 'shared_until',
      on: '2026-12-31',
    },
    {
      sharedAt: '2026-11-23T09:30:00.000Z',
      recipient: 'Early Help',
      about: ['Jonah Ashdown-Vale', 'Maribel Ashdown-Vale'],
      what: ['Names, dates of birth and reference numbers', 'Needs, strengths and views'],
      why: 'To support the family',
      onWhoseWord: 'your_word',
      explanation: 'You agreed on 12 November 2026.',
      promise: { id: 'N8', text: NOTICE_SENTENCES.N8 },
      state: 'shared',
    },
  ])
  for (const text of [entries[0]?.recipient, 'You agreed on 12 November 2026.', NOTICE_SENTENCES.N8])
    t.ok(html.includes(String(text)), String(text))

  const ended = await officer.post(`${referral}/disclosures/${hub}/revocation`, {
    reason: 'The hub has closed (made up).',
  })
  t.equal(ended.status < 300, true, JSON.stringify(ended.body))
  t.match((await read(referral, mother)).entries[0], { state: 'ended', on: '2026-11-24' })
  onDay(60)
  t.match((await read(referral, mother)).entries[1], { state: 'shared' })
})

t.test(
  'nobody else’s: another adult sees their children’s entries, and nothing that another person said',
  async (t) => {
    const referral = await family.send('eligible', (form) => {
      const people = form['people'] as Record<string, unknown>[]
      for (const person of people) person['ownNeeds'] = `canary${String(person['key'])}needs`
    })
    await share(officer, referral, withEarlyHelp())
    await share(
      officer,
      referral,
      withEarlyHelp({ subjects: ['maribel'], categories: ['identity', 'health'] }),
    )
    const father = linkFor('desmond', ['jonah'])
    const { ledger, entries, html } = await read(referral, father)
    t.strictSame(
      entries.map(({ about, onWhoseWord, explanation }) => ({ about, onWhoseWord, explanation })),
      [
        {
          about: ['Jonah Ashdown-Vale'],
          onWhoseWord: 'another_persons_word',
          explanation: 'Somebody else who may answer agreed on 12 November 2026.',
        },
      ],
    )
    for (const text of [JSON.stringify(ledger), html])
      t.notMatch(text, /maribel|canary|07700|example\.org|Orla|Willow|Health/i)
    t.strictSame((await read(referral, linkFor('desmond'))).entries, [])
    t.strictSame((await read(await family.send('eligible'), father)).entries, [], 'another referral’s')
  },
)

t.test('where something is kept from this person, nobody outside the council is named to them', async (t) => {
  const referral = await family.send('consent-limited', (form) => {
    const consent = form.consent as { records: Record<string, unknown>[] }
    for (const record of consent.records) {
      delete record['limitations']
      record['state'] = 'given'
    }
  })
  const toTheIdva = {
    recipient: { kind: 'named_professional', professional: 'idva' },
    subjects: ['edmund'],
    purpose: 'support_family',
    categories: ['identity'],
  }
  await share(officer, referral, toTheIdva)
  const hers = await read(referral, linkFor('rosalind', ['edmund']))
  t.match(hers.ledger, { recipientsNamed: true })
  t.match(hers.html, /Example Haven Domestic Abuse Service/)
  const his = await read(referral, linkFor('duncan', ['edmund']))
  t.match(his.ledger, {
    recipientsNamed: false,
    entries: [{ recipient: 'Somebody who works outside the council' }],
  })
  t.notMatch(his.html + JSON.stringify(his.ledger), /Haven|Perpetua|Rosalind|withheld|Example Maida/)
})

t.test('an override is held back by a named decision with a review date, and shown afterwards', async (t) => {
  const referral = await family.send('eligible')
  const id = await share(officer, referral, withThePolice())
  const hold = (body: object, by = decider) => by.post(`${referral}/disclosures/${id}/hold-backs`, body)
  const shown = async () => (await read(referral, mother)).entries.length
  const reasons = 'He would learn that she spoke to the police (made up).'

  t.equal(await shown(), 0, 'nobody has decided yet')
  onDay(7)
  t.equal(await shown(), 0, 'the seventh day')
  onDay(8)
  t.equal(await shown(), 1, 'nobody decided')
  onDay(1)
  t.equal((await hold({ until: '2026-12-20', reasons }, officer)).status, 403)
  t.match(await hold({ until: '2026-12-20', reasons }), {
    status: 201,
    body: { disclosure: id, until: '2026-12-20', decidedBy: { role: 'decision_maker' } },
  })
  for (const [day, count] of [
    [8, 0],
    [27, 0],
    [28, 1],
  ] as const) {
    onDay(day)
    t.equal(await shown(), count, `day ${day}`)
  }
  onDay(27)
  await hold({ until: '2027-02-01', reasons })
  onDay(28)
  t.equal(await shown(), 0, 'decided anew')
  await hold({ until: null, reasons: 'The family was told (made up).' })
  const { entries, html } = await read(referral, mother)
  t.match(entries, [
    {
      recipient: 'Example Borough Police (made up)',
      onWhoseWord: 'somebody_at_risk',
      promise: { id: 'N12' },
      why: 'To keep somebody safe from harm',
    },
  ])
  t.notMatch(html, /He would learn|The family was told/)
  for (const until of ['2026-12-20', '2027-03-24'])
    t.match(
      await hold({ until, reasons }),
      { status: 422, body: { errors: [{ pointer: '/until', code: 'not_a_review_date' }] } },
      until,
    )
  t.equal((await hold({ until: '2027-03-23', reasons })).status, 201, 'a quarter of a year')
  t.equal(
    (await decider.post(`${referral}/disclosures/${randomUUID()}/hold-backs`, { until: null, reasons }))
      .status,
    404,
  )
  t.equal((await hold({ until: null, reasons }, as('decision_maker@rbkc'))).status, 404)
})

t.test('what the family agreed to, and was told of, is never hidden', async (t) => {
  const referral = await family.send('eligible')
  const id = await share(officer, referral, withEarlyHelp())
  t.match(
    await decider.post(`${referral}/disclosures/${id}/hold-backs`, {
      until: '2026-12-01',
      reasons: 'Made up.',
    }),
    { status: 422, body: { type: '/problems/hold-back-not-valid', errors: [{ code: 'not_an_override' }] } },
  )
  await share(officer, referral, withThePolice({ familyTold: true }))
  t.equal((await read(referral, mother)).entries.length, 2)
})

/** Read by whoever asks, to find out who that is; what is written to them has its walls. */
const OF_EVERYBODY = ['account', 'membership', 'organisation']

t.test('a session reaches nothing else, with the queries’ own filters away', async (t) => {
  const referral = await family.send('eligible')
  await share(officer, referral, withEarlyHelp())
  await share(officer, referral, withEarlyHelp({ subjects: ['maribel'], categories: ['health'] }))
  await share(officer, referral, withThePolice())
  await share(officer, await family.send('eligible'), withEarlyHelp())
  const cookie = await family.session(referral, linkFor('desmond', ['jonah']))
  const secret = cookie.split('=')[1] as string
  const tables = (
    await sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and c.relrowsecurity order by 1`.execute(database.admin)
  ).rows.map(({ name }) => name)
  const reach = async (asked: string, at = clock.now) =>
    database.databases.app.transaction().execute(async (trx) => {
      await askAsFamily(trx, hashOf(asked), at)
      const seen: Record<string, number> = {}
      for (const name of tables.filter((table) => ![...OF_EVERYBODY, 'audit_event'].includes(table))) {
        const { rows } = await sql`select * from ${sql.table(name)}`.execute(trx)
        if (rows.length > 0) seen[name] = rows.length
      }
      return seen
    })
  t.ok(tables.length > 20)
  t.strictSame(await reach(secret), { consent_event: 1, disclosure: 1, family_link: 1 })
  t.strictSame(await reach(secret, new Date(clock.now.getTime() + 1_800_000)), {}, 'after half an hour')
  t.strictSame(await reach('x'.repeat(43)), {})
  t.strictSame(await reach(''), {})
})

t.test('a name is only ever text', async (t) => {
  const hostile = `<img src=x onerror=alert(1)> & "Noor" '\u202eنور'`
  const referral = await family.send('eligible', (form) => {
    Object.assign(form.children[0] as object, { givenNames: hostile })
  })
  await share(
    officer,
    referral,
    withThePolice(
      { familyTold: true },
      {
        recipient: { kind: 'external', organisation: `</h2><script>alert(1)</script>${hostile}` },
      },
    ),
  )
  const { html, ledger } = await read(referral, mother)
  t.notMatch(html, /<(img|script)/)
  t.match(html, /<bdi>&lt;img src=x onerror=alert\(1\)&gt; &amp; &quot;Noor&quot; &#39;\u202eنور&#39;/)
  t.match(ledger.entries[0], { about: [`${hostile} Ashdown-Vale`] })
})
