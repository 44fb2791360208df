import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import t from 'tap'
import { createService } from '../../helpers/service.ts'
import { idAt, publisher } from './publishing.ts'
import { organisations, services } from './records.ts'

const KIT = fileURLToPath(new URL('../oruk-kit/check.mjs', import.meta.url))

const service = await createService(t)
const { publish, withdraw } = publisher(service)

const made = { numRuns: 36, seed: 1530 }
for (const [at, record] of fc.sample(organisations, { ...made, numRuns: 5 }).entries())
  await publish('organisation', idAt(at), record)
for (const [at, record] of fc.sample(services, made).entries()) {
  const council = at % 6 === 0 ? 'rbkc' : 'westminster'
  const organisation = at % 3 === 0 || council === 'rbkc' ? {} : { organisation: idAt(at % 5) }
  await publish('service', idAt(100 + at), { ...record, ...organisation }, council)
}
await withdraw('service', idAt(101))
await withdraw('organisation', idAt(4))

/** The kit's walk over the feed, as it is at an address of its own. */
async function check(...options: string[]) {
  await service.app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = service.app.server.address() as AddressInfo
  // What the feed says of itself is where it is.
  Object.assign(service.app.config, { publicUrl: `http://127.0.0.1:${port}` })
  const child = spawn(process.execPath, [KIT, `http://127.0.0.1:${port}/oruk/v3`, ...options], {
    // Not of this test run: the kit is a program by itself.
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const [code] = await once(child, 'close')
  return { code, lines: said.trim().split('\n') }
}

t.test('the feed conforms to Open Referral UK 3.0 and to HSDS 3.0, level 3', async (t) => {
  const { code, lines } = await check('--level', '3')
  t.strictSame(
    lines.filter((line) => line.startsWith('FAIL')),
    [],
  )
  t.strictSame(
    lines.filter((line) => line.startsWith('SKIP')),
    [],
    'nothing is left unchecked for want of data',
  )
  t.equal(code, 0, lines.slice(-12).join('\n'))
  t.match(lines.at(-1), /^\d{3} passed, 0 failed$/)
  t.comment(lines.at(-1))
})
