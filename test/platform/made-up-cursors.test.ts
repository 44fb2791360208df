import t from 'tap'
import { canonicalJson, sha256 } from '#platform/canonical-json.ts'
import type { Position } from '#platform/paging.ts'
import { demonstrationAccounts } from '../../src/demonstration/accounts.ts'
import { createService } from '../helpers/service.ts'

// What a cursor is bound with is known to everybody who reads the code: cursors that the service never gave out.

const { app, token } = await createService(t)
const EDITOR = 'directory_editor@westminster'
const account = demonstrationAccounts.accounts.find(({ subject }) => subject === EDITOR)?.id ?? ''

const madeUp = (of: string, operation: string, filter: object, position: Position) => {
  const bound = sha256(`${of} ${operation} ${canonicalJson([filter, position])}`).slice(0, 16)
  return Buffer.from(JSON.stringify([bound, ...position])).toString('base64url')
}
const NO_IDS = ['', 'x', '\0', '\ud800', 1e300, -1, true, 'Infinity', '9'.repeat(60)] as const

t.test('a list that anybody reads goes on from an id, and from nothing else', async (t) => {
  const path = '/v1/directory/organisations'
  const from = (id: Position[number]) =>
    app.inject({ url: `${path}?cursor=${madeUp('', 'listDirectoryOrganisations', {}, [id])}` })
  t.equal(
    (await from('00000000-0000-7000-8000-000000000001')).statusCode,
    200,
    'made as the service makes it',
  )
  for (const id of NO_IDS)
    t.match((await from(id)).json(), { status: 400, type: '/problems/cursor-not-valid' }, JSON.stringify(id))
})

t.test('nor does one for those who are let in', async (t) => {
  const headers = { authorization: `Bearer ${await token(EDITOR)}` }
  const path = '/v1/councils/westminster/directory/records'
  const from = (query: string, more: object, position: Position) => {
    const cursor = madeUp(account, 'listRecords', { council: 'westminster', ...more }, position)
    return app.inject({ url: `${path}?${query}cursor=${cursor}`, headers })
  }
  t.equal((await from('', {}, ['00000000-0000-7000-8000-000000000001'])).statusCode, 200)
  for (const id of NO_IDS) t.equal((await from('', {}, [id])).statusCode, 400, JSON.stringify(id))
  const waiting = { change: 'in_review' }
  const id = '00000000-0000-7000-8000-000000000001'
  t.equal((await from('change=in_review&', waiting, ['2026-11-23T09:30:00Z', id])).statusCode, 200)
  for (const since of NO_IDS)
    if (since !== 'Infinity')
      t.equal((await from('change=in_review&', waiting, [since, id])).statusCode, 400, JSON.stringify(since))
})
