import { ask } from '#platform/asking.ts'
import { publish, unpublish } from '../../../src/directory/publishing/publish.ts'
import type { DocumentOf, RecordKind } from '../../../src/directory/record/index.ts'
import type { TestService } from '../../helpers/service.ts'

/** Ids in the order in which they are made, as those of records are. */
export const idAt = (number: number): string => `019ab000-0000-7000-9000-${String(number).padStart(12, '0')}`

type Trx = Parameters<typeof publish>[0]

/** Publishes and withdraws as the councils' editors would have it done. Long ago: a walk by today's clock takes it. */
export function publisher({ database }: Pick<TestService, 'database'>) {
  let now = Date.parse('2025-01-15T10:00:00Z')
  const doing = <T>(work: (trx: Trx) => Promise<T>) =>
    database.databases.app.transaction().execute(async (trx) => {
      await ask(trx, {
        account: '00000000-0000-7000-8000-000000000001',
        organisation: null,
        councils: ['westminster', 'rbkc'],
      })
      return work(trx)
    })
  const publishing = <K extends RecordKind>(
    trx: Trx,
    kind: K,
    id: string,
    document: DocumentOf<K>,
    councilId = 'westminster',
  ) => {
    now += 1000
    const standing = { id, councilId, assuredOn: '2025-01-15', reviewDueOn: '2026-01-15' }
    return publish(trx, kind, standing, document, new Date(now))
  }
  const withdrawing = (trx: Trx, kind: RecordKind, id: string, councilId = 'westminster') =>
    unpublish(trx, kind, { id, councilId }, new Date(now))
  return {
    doing,
    publishing,
    withdrawing,
    publish: <K extends RecordKind>(kind: K, id: string, document: DocumentOf<K>, councilId?: string) =>
      doing((trx) => publishing(trx, kind, id, document, councilId)),
    withdraw: (kind: RecordKind, id: string, councilId?: string) =>
      doing((trx) => withdrawing(trx, kind, id, councilId)),
  }
}
