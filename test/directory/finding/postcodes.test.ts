import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import t from 'tap'
import { loadPostcodes } from '../../../src/directory/finding/postcodes/load.ts'
import { createTestDatabase } from '../../helpers/database.ts'
import { publisher } from './services.ts'

const database = await createTestDatabase(t)
const { admin } = database
const points = async () => {
  const rows = await admin.selectFrom('postcode_point').selectAll().orderBy('code').execute()
  return Object.fromEntries(rows.map(({ code, ...point }) => [code, point]))
}
const run = promisify(execFile)

t.test(
  'the ONS Postcode Directory: those in use that have a place; districts are their middle',
  async (t) => {
    const lines = [
      '"pcd","pcd2","pcds","dointr","doterm","oscty","lat","long"',
      '"W2 9ZZ ","W2  9ZZ","W2 9ZZ","198001","","E1",51.516,-0.18',
      '"W2 9ZY ","W2  9ZY","W2 9ZY","198001","","E, 1",51.518,-0.16',
      '"W2 9ZX ","W2  9ZX","W2 9ZX","198001","199906","E1",51.9,-0.9',
      '"W2 9ZW ","W2  9ZW","W2 9ZW","198001","","E1",99.999999,0',
      '"what is this"',
    ]
    t.match(await loadPostcodes(admin, lines), { loaded: 2, notInUse: 2, notUnderstood: 1, services: 0 })
    const known = await points()
    t.strictSame(Object.keys(known), ['W2', 'W29ZY', 'W29ZZ'])
    t.ok(Math.abs((known['W2']?.latitude ?? 0) - 51.517) < 1e-9)
    t.ok(Math.abs((known['W2']?.longitude ?? 0) + 0.17) < 1e-9)
  },
)

t.test('Code-Point Open: without headings, on the National Grid', async (t) => {
  const lines = ['"SW1A9ZZ",10,530624,178388,"E92000001"', '"SW1A9ZY",90,0,0,"E92000001"']
  t.match(await loadPostcodes(admin, lines), { loaded: 1, notInUse: 1 })
  const { SW1A9ZZ } = await points()
  t.ok(Math.abs((SW1A9ZZ?.latitude ?? 0) - 51.48936) < 0.0001)
  t.ok(Math.abs((SW1A9ZZ?.longitude ?? 0) + 0.11993) < 0.0001)
})

t.test('what is no such file loads nothing', async (t) => {
  const before = await points()
  t.equal(await loadPostcodes(admin, ['name,colour', 'a,red']), 'not understood')
  t.equal(await loadPostcodes(admin, ['postcode,latitude,longitude', 'nonsense,1,2']), 'not understood')
  t.strictSame(await points(), before)
})

t.test('the demonstration’s own file, by the script; places that had no point are found then', async (t) => {
  const address = { lines: ['1 Made-up Street'], postcode: 'W8 9ZZ' }
  const id = await publisher(database).service({
    places: [{ key: 'p', visibility: 'public', address, accessibility: [], schedules: [] }],
  })
  const hasPoint = async () =>
    (await admin.selectFrom('service_search').select('at').where('id', '=', id).executeTakeFirstOrThrow())
      .at !== null
  t.notOk(await hasPoint())
  const script = (path: string, url: string) =>
    run(process.execPath, ['scripts/postcodes.ts', path], {
      env: { ...process.env, DATABASE_ADMIN_URL: url },
    }).then(
      ({ stdout }) => stdout,
      (error: { stderr: string }) => error.stderr,
    )
  const file = 'examples/directory/postcodes.csv'
  t.match(await script(file, database.url), /not the owner/)
  const given = readFileSync(file, 'utf8').trim().split('\n').length - 1
  t.match(await script(file, database.adminUrl), new RegExp(`^Loaded ${given}; .* 1 services`))
  t.match((await points())['W2'], { latitude: 51.515 }, 'a district that the file gives is as it gives it')
  t.ok(await hasPoint())
  t.match(await script('nowhere.csv', database.adminUrl), /cannot be read/)
})
