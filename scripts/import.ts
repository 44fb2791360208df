import { randomUUID } from 'node:crypto'
import { inBatches, servicesOf } from './import/feed.ts'

// npm run import -- <feed> <council> [--apply]: walks an Open Referral UK feed and has each service staged for the
// council's review. Without --apply nothing is written: it says what would be. The service is at FRONT_DOOR_URL
// (http://localhost:3000), and FRONT_DOOR_TOKEN is an access token of a directory editor of the council.
const [feed, council, apply] = process.argv.slice(2)
const service = (process.env['FRONT_DOOR_URL'] ?? 'http://localhost:3000').replace(/\/+$/, '')
const token = process.env['FRONT_DOOR_TOKEN']

type Item = {
  kind: string
  sourceId: string
  outcome: string
  errors: { pointer: string; message: string }[]
}
type Report = { counts: Record<string, number>; items: Item[] }

if (
  feed === undefined ||
  council === undefined ||
  token === undefined ||
  ![undefined, '--apply'].includes(apply)
) {
  process.stderr.write('Usage: FRONT_DOOR_TOKEN=… npm run import -- <feed> <council> [--apply]\n')
  process.exitCode = 1
} else {
  await importFeed(feed, council, token, apply === undefined)
}

async function importFeed(from: string, to: string, authorization: string, dryRun: boolean): Promise<void> {
  const totals: Record<string, number> = {}
  for await (const services of inBatches(servicesOf(from, readJson), 25)) {
    const { counts, items } = await send(to, authorization, {
      source: new URL(from).hostname,
      dryRun,
      services,
    })
    for (const [outcome, count] of Object.entries(counts)) totals[outcome] = (totals[outcome] ?? 0) + count
    for (const { kind, sourceId, errors } of items.filter(({ outcome }) => outcome === 'refused'))
      process.stdout.write(
        `refused ${kind} ${sourceId}: ${errors.map(({ pointer, message }) => `${pointer} ${message}`).join('; ')}\n`,
      )
  }
  const told = Object.entries(totals).map(([outcome, count]) => `${count} ${outcome}`)
  process.stdout.write(`${dryRun ? 'Nothing was written. ' : ''}${told.join(', ') || 'The feed is empty'}.\n`)
}

async function send(to: string, authorization: string, body: object): Promise<Report> {
  const answer = await fetch(`${service}/v1/councils/${to}/directory/imports`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${authorization}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Report
}

async function readJson(url: string): Promise<unknown> {
  const answer = await fetch(url, {
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(30_000),
  })
  if ([404, 410].includes(answer.status)) return undefined
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`)
  return answer.json()
}
