import { randomUUID } from 'node:crypto'
import t from 'tap'
import { switchOffFilters, takenOut } from '../../helpers/without-filters.ts'

// The walls of the database alone: the conditions of the queries are taken out before anything of src/ is loaded.
switchOffFilters()
const { createStage } = await import('../../helpers/stage.ts')
const { editingParts, recordStanding } = await import('../../helpers/parts-of-directory-editing.ts')
const { OTHER, OTHER_EDITOR, OWNER, registerProviders, WITH_COUNCIL } = await import('./people.ts')
const { editingOperations } = await import('../../../src/directory/editing/index.ts')

const stage = await createStage(t)
await registerProviders(stage)
const { admin } = stage.database
const ofARecord = editingOperations.filter(({ path }) => path.includes('{recordId}'))

t.test('the conditions are out', async (t) => {
  t.ok(takenOut.includes('directory/editing/queries/find-record: mayRead'))
})

t.test('another provider and another council reach no record, whatever they ask for', async (t) => {
  t.equal(ofARecord.length, 14)
  for (const operation of ofARecord) {
    const parts = await editingParts(stage, operation)
    const recordId = parts?.params['recordId'] ?? ''
    const before = await admin.selectFrom('directory_record').selectAll().where('id', '=', recordId).execute()
    const shown = await admin.selectFrom('published_record').selectAll().where('id', '=', recordId).execute()
    for (const who of [OTHER, OTHER_EDITOR]) {
      const answer = await stage.as(who, operation.id, parts)
      const door = !operation.allow.includes('directory_provider') && who === OTHER ? 403 : 404
      t.equal(answer.statusCode, door, `${operation.id}: ${who}`)
      const never = await stage.as(who, operation.id, { ...parts, params: { recordId: randomUUID() } })
      const plain = (body: string) => body.replace(/"instance":"[^"]*"/, '')
      t.equal(plain(never.body), plain(answer.body), 'as one that never was')
    }
    const after = await admin.selectFrom('directory_record').selectAll().where('id', '=', recordId).execute()
    t.strictSame(after, before, `${operation.id} changed nothing`)
    t.strictSame(
      await admin.selectFrom('published_record').selectAll().where('id', '=', recordId).execute(),
      shown,
    )
  }
})

t.test('lists hold nothing of others', async (t) => {
  await recordStanding(stage, { publication: 'live', change: 'in_review' })
  for (const query of ['', 'change=in_review', 'name=e'])
    for (const who of [OTHER, WITH_COUNCIL])
      t.strictSame((await stage.as(who, 'listRecords', { query })).json().items, [], `${who} ${query}`)
  t.ok((await stage.as(OWNER, 'listRecords')).json().items.length > 0)
})
