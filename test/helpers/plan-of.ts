import { type KyselyPlugin, type RootOperationNode, sql } from 'kysely'
import { ask } from '#platform/asking.ts'
import type { Db, Trx } from '#platform/operation.ts'

export type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  Plans?: PlanNode[]
}

type Asked = {
  readonly account: string
  readonly council: string
  readonly query: (trx: Trx) => Promise<unknown>
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/**
 * How the last statement of a query is carried out for somebody of a council, whom the walls hold: planned for these
 * values, or once for any. It has to be prepared: an `explain` with values beside it is always planned for them.
 */
export const planOf = (db: Db, { account, council, query }: Asked, mode: 'custom' | 'generic') =>
  db.transaction().execute(async (trx) => {
    await ask(trx, { account, organisation: null, councils: [council] })
    let node: RootOperationNode | undefined
    const watch: KyselyPlugin = {
      transformQuery: (args) => {
        node = args.node
        return args.node
      },
      transformResult: async ({ result }) => result,
    }
    await query(trx.withPlugin(watch) as Trx)
    if (node === undefined) throw new Error('Nothing was asked.')
    const { sql: text, parameters } = trx.getExecutor().compileQuery(node, { queryId: 'plan' })
    await sql.raw(`set local plan_cache_mode = force_${mode}_plan`).execute(trx)
    await sql.raw(`prepare asked as ${text}`).execute(trx)
    const values = parameters.length === 0 ? '' : `(${parameters.map(literal)})`
    const { rows } = await sql
      .raw<{ 'QUERY PLAN': string }>(`explain (analyze, format json) execute asked${values}`)
      .execute(trx)
    await sql`deallocate asked`.execute(trx)
    const [plan] = JSON.parse(rows[0]?.['QUERY PLAN'] ?? '[]') as [
      { Plan: PlanNode; 'Execution Time': number },
    ]
    return { nodes: nodesOf(plan.Plan), ms: plan['Execution Time'] }
  })

const literal = (value: unknown): string =>
  typeof value === 'number' ? `${value}` : `'${Array.isArray(value) ? `{${value.join(',')}}` : value}'`

/** Rows that were looked at, whether they were kept or not. */
export const rowsRead = (nodes: readonly PlanNode[]): number =>
  nodes.reduce(
    (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
    0,
  )
