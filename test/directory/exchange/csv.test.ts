import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { sql } from 'kysely'
import t from 'tap'
import { fromCell, toCell } from '../../../src/directory/exchange/csv/cells.ts'
import { COLUMNS } from '../../../src/directory/exchange/csv/columns.ts'
import { blank, type Draft, tidy } from '../../../src/directory/exchange/csv/draft.ts'
import { HEADER, readTable, writeTable } from '../../../src/directory/exchange/csv/table.ts'
import type { ServiceRecord } from '../../../src/directory/record/service-record.ts'
import { type Answered, callerOf } from '../../helpers/call.ts'
import { createService } from '../../helpers/service.ts'
import { services } from '../open-referral/records.ts'

const service = await createService(t)
const as = callerOf(service)
const RECORDS = '/v1/councils/westminster/directory/records'
const TABLE = `${RECORDS}.csv`

async function table(subject: string, payload?: string | Buffer) {
  const answer = await service.app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url: TABLE,
    headers: {
      authorization: `Bearer ${await service.token(subject)}`,
      ...(payload === undefined
        ? {}
        : { 'content-type': 'text/csv; charset=utf-8', 'idempotency-key': randomUUID() }),
    },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, text: answer.body, body: () => answer.json<Answered['body']>() }
}

const outcomes = (answer: { body: () => Answered['body'] }) =>
  (answer.body()['rows'] as { outcome: string; record: string }[]).map(({ outcome }) => outcome)
const faults = (answer: { body: () => Answered['body'] }) =>
  (answer.body()['errors'] as { pointer: string; code: string }[]).map(({ pointer, code }) => [pointer, code])

t.test('a text is in a cell what it was, and no formula', async (t) => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."=+-@'\ta1. ") }), (text) => {
      t.equal(fromCell(toCell(text)), text)
      t.ok(
        !/^[=+@\t\r]/.test(toCell(text)) && (!toCell(text).startsWith('-') || !Number.isNaN(Number(text))),
        text,
      )
    }),
    { numRuns: 200, seed: 21 },
  )
  for (const bad of ['=1+1', '+44', '-2+3', '@SUM(A1)', '\t=1']) t.equal(toCell(bad), `'${bad}`)
  t.equal(toCell('-0.18'), '-0.18')
})

t.test('a record is in its row what it was, and what no cell shows stays', async (t) => {
  fc.assert(
    fc.property(services, (record) => {
      const plain = JSON.parse(JSON.stringify(record)) as ServiceRecord
      const { rows, faults: none } = readTable(
        writeTable([{ id: randomUUID(), version: 3, document: plain }]),
      )
      t.strictSame(none, [])
      const cells = rows[0]?.cells as ReadonlyMap<string, string>
      for (const { name, show } of COLUMNS) t.equal(cells.get(name), show(plain), name)
      // Written into the same record all cells change nothing; into a new one they show the same again.
      const again = structuredClone(plain) as unknown as Draft
      const fresh = blank()
      for (const { name, show, write } of COLUMNS) {
        if (cells.get(name) !== show(plain)) write(again, cells.get(name) ?? '')
        t.equal(write(fresh, cells.get(name) ?? ''), undefined, name)
      }
      t.strictSame(again, plain)
      const made = tidy(fresh) as unknown as ServiceRecord
      for (const { name, show } of COLUMNS) t.equal(show(made), show(plain), name)
    }),
    { numRuns: 40, seed: 22 },
  )
})

t.test(
  'a provider’s table goes out, is changed and comes back; a colleague’s change is not written over',
  async (t) => {
    const provider = as('directory_provider')
    const [one, two] = fc.sample(services, { numRuns: 2, seed: 23 }) as [ServiceRecord, ServiceRecord]
    const ids: string[] = []
    for (const document of [one, { ...two, name: '=HYPERLINK("https://example.org")' }]) {
      const made = await provider.post(RECORDS, { kind: 'service', document })
      t.equal(made.status, 201, JSON.stringify(made.body))
      ids.push(String(made.body['id']))
    }
    const out = await table('directory_provider')
    t.equal(out.text.charCodeAt(0), 0xfeff)
    t.ok(out.text.includes(`"'=HYPERLINK(""https://example.org"")"`))
    t.strictSame(outcomes(await table('directory_provider', out.text)), ['same', 'same'], 'as it is')

    const [header = '', first = ''] = out.text.slice(1).split('\r\n')
    const rows = `${header}\r\n${first.replace(one.name, 'A new name from a sheet')}\r\n`
    const back = await table('directory_provider', Buffer.from(`\ufeff${rows}`))
    t.equal(back.status, 200, back.text)
    t.strictSame(outcomes(back), ['changed'])
    const now = await provider.get(`${RECORDS}/${ids[0]}`)
    t.strictSame(
      (now.body['newest'] as { document: object }).document,
      JSON.parse(JSON.stringify({ ...one, name: 'A new name from a sheet' })),
    )

    const late = await table('directory_provider', rows.replace('A new name', 'Another name'))
    t.equal(late.status, 422)
    t.strictSame(faults(late), [['/2/version', 'changed_since']])

    const foreign = await table('other-referrer')
    t.equal(foreign.status, 403)
    t.notOk((await table('directory_editor@rbkc')).text.includes(ids[0] as string))
  },
)

t.test('every fault is told by row and column, and nothing is half imported', async (t) => {
  const before = await table('directory_editor@westminster')
  const bad = await table(
    'directory_editor@westminster',
    [
      'name,summary,categories,age_from,age_to,hours,cost_free,place_postcode,id',
      'Good (made up),Fine.,childcare,1,5,MO 09:00-10:00,yes,,',
      'Bad (made up),Not.,nowhere,12,3,sometimes,maybe,,',
      'Bad too (made up),,childcare,x,,,,,',
      'Not there (made up),Not.,childcare,,,,,,00000000-0000-7000-8000-000000000000',
      'Short (made up),Not.',
    ].join('\n'),
  )
  t.equal(bad.status, 422)
  t.strictSame(faults(bad), [
    ['/6/', 'other_number_of_cells'],
    ['/3/cost_free', 'unreadable'],
    ['/3/hours', 'unreadable'],
    ['/4/age_from', 'unreadable'],
    ['/5/id', 'unknown_record'],
    ['/6/categories', 'min_items'],
  ])
  const second = await table(
    'directory_editor@westminster',
    'name,summary,categories,age_from,age_to\nBad,Not.,nowhere,12,3\n',
  )
  t.strictSame(faults(second), [
    ['/2/age_to', 'ages_reversed'],
    ['/2/categories', 'unknown_category'],
  ])
  t.equal((await table('directory_editor@westminster')).text, before.text, 'nothing was recorded')
  for (const [text, pointer] of [
    ['name,colour\na,b', '/1/colour'],
    ['name,name\na,b', '/1/name'],
    ['name\n"a', '/2/'],
  ] as const)
    t.strictSame(faults(await table('directory_editor@westminster', text))[0]?.[0], pointer, text)
  const many = `name\n${'x\n'.repeat(501)}`
  t.strictSame(faults(await table('directory_editor@westminster', many)), [['/502/', 'too_many_rows']])
  t.equal((await table('directory_editor@westminster', Buffer.from([0x6e, 0xff]))).status, 400)
  t.equal(HEADER[0], 'id')
})

t.test('of too many lines, or too many columns, no more is read than tells', async (t) => {
  const before = performance.now()
  t.equal(readTable(`name\n${'\n'.repeat(900_000)}`).faults.length, 1)
  t.ok(performance.now() - before < 300, `${performance.now() - before} ms`)
  const { faults } = readTable(','.repeat(50_000))
  t.equal(faults.length, HEADER.length + 1)
})

t.test('of more than fit in a file, the next is a link away', async (t) => {
  const { admin } = service.database
  const [council, some] = ['rbkc', fc.sample(services, { numRuns: 1, seed: 24 })[0] as ServiceRecord]
  const path = `/v1/councils/${council}/directory/records`
  const made = await as('directory_editor@rbkc').post(path, { kind: 'service', document: some })
  t.equal(made.status, 201, JSON.stringify(made.body))
  const id = String(made.body['id'])
  const copy = (table: string, idColumn: string) =>
    sql`
    insert into ${sql.table(table)}
    select copied.* from ${sql.table(table)} original, generate_series(1, 5000) n,
      json_populate_record(original, json_build_object(${sql.lit(idColumn)}::text,
        '018f0000-0000-7000-8000-' || lpad(n::text, 12, '0'))) copied
    where original.${sql.ref(idColumn)} = ${id}::uuid`.execute(admin)
  await copy('directory_record', 'id')
  await copy('directory_version', 'record_id')
  const get = async (url: string) =>
    service.app.inject({
      url,
      headers: { authorization: `Bearer ${await service.token('directory_editor@rbkc')}` },
    })
  const first = await get(`${path}.csv`)
  const [, next = ''] = /^<(.+)>; rel="next"$/.exec(String(first.headers['link'])) ?? []
  const second = await get(next)
  const idsIn = ({ body }: { body: string }) =>
    (parse(body, { bom: true, columns: true }) as { id: string }[]).map(({ id }) => id)
  t.equal(second.headers['link'], undefined)
  t.strictSame([idsIn(first).length, idsIn(second)], [5000, [id]])
})
