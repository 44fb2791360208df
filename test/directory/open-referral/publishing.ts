import { ask } from '#platform/asking.ts'
import { publish, unpublish } from '../../../src/directory/publishing/publish.ts'
import type { DocumentOf, RecordKind } from '../../../src/directory/record/index.ts'
import type { TestService } from '../../helpers/service.ts'

/** Ids in the order in which they are made, as those of records are. */
export const idAt = (number: number): string => `019ab000-0000-7000-9000-${String(number).padStart(12, '0')}`

const asEditor = (councilId: string) => ({
  account: '00000000-0000-7000-8000-000000000001',
  organisation: null,
  councils: [councilId],
})

/** Publishes and withdraws as a council's editor would have it done. Long ago: a walk by today's clock takes it. */
export function publisher({ database }: Pick<TestService, 'database'>) {
  let now = Date.parse('2025-01-15T10:00:00Z')
  const doing = <T>(councilId: string, work: (trx: Parameters<typeof publish>[0]) => Promise<T>) =>
    database.databases.app.transaction().execute(async (trx) => {
      await ask(trx, asEditor(councilId))
      return work(trx)
    })
  return {
    publish: <K extends RecordKind>(
      kind: K,
      id: string,
      document: DocumentOf<K>,
      councilId = 'westminster',
    ) =>
      doing(councilId, (trx) => {
        now += 1000
        const standing = { id, councilId, assuredOn: '2025-01-15', reviewDueOn: '2026-01-15' }
        return publish(trx, kind, standing, document, new Date(now))
      }),
    withdraw: (kind: RecordKind, id: string, councilId = 'westminster') =>
      doing(councilId, (trx) => unpublish(trx, kind, { id, councilId }, new Date(now))),
  }
}
