import { once } from 'node:events'
import { get } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import t from 'tap'
import { checkDestination, type Resolve, reachOf, send } from '#handover/webhooks/index.ts'
import { EDGES, NOT_PUBLIC, spellings, THIS_MACHINE } from './webhooks-destinations.ts'

/** Takes connections on every address of this machine, and counts them. There must be none. */
const caught: string[] = []
const trap = createServer((socket) => {
  caught.push(`${socket.remoteAddress}`)
  socket.on('error', () => undefined).destroy()
})
trap.listen(0)
await once(trap, 'listening')
t.teardown(() => trap.close())
const { port } = trap.address() as AddressInfo
const SPELLINGS = spellings(port)

const PUBLIC = '93.184.215.14'
const LOOPBACK = '127.0.0.1'
const answered = (...addresses: string[]) =>
  addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

/** Names that are not in here lead to the trap. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'receiver.example.org': [PUBLIC],
  'both.example.org': [PUBLIC, LOOPBACK],
  'both-6.example.org': ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', '::1'],
  'mapped.example.org': ['::ffff:127.0.0.1'],
  'zone.example.org': ['fe80::1%lo'],
  'private.example.org': ['192.168.1.10'],
  'metadata.example.org': ['169.254.169.254'],
  'nothing.example.org': [],
}
const resolve: Resolve = async (name) => {
  if (name === 'unknown.example.org') throw new Error('ENOTFOUND')
  return answered(...(NAMES[name] ?? [LOOPBACK]))
}

t.test('the trap works: without the check every spelling of this machine leads there', async (t) => {
  for (const host of THIS_MACHINE) {
    const before = caught.length
    await new Promise((resolve) => get(`http://${host}:${port}/`).on('error', resolve))
    t.equal(caught.length, before + 1, host)
  }
  caught.length = 0
})

t.test(`${SPELLINGS.length} spellings are refused, when subscribing and when sending`, async (t) => {
  t.ok(SPELLINGS.length >= 45)
  for (const [url, refusal] of SPELLINGS) {
    t.strictSame(await checkDestination(url, { resolve }), { ok: false, refusal }, JSON.stringify(url))
    const failure = refusal === 'name_not_found' ? 'name_not_found' : 'destination_refused'
    t.strictSame(await send({ url, headers: {}, body: '{}' }, { resolve }), { failure }, JSON.stringify(url))
  }
  t.strictSame(caught, [], 'nobody connected')
})

t.test('in the demonstration only this machine is added', async (t) => {
  const check = (url: string) => checkDestination(url, { resolve, allowLocal: true })
  for (const host of ['127.0.0.1', '127.1', '[::1]', 'localhost', 'trap.example.org'])
    for (const scheme of ['http', 'https'])
      t.match(await check(`${scheme}://${host}:80/`), { ok: true }, host)
  for (const host of ['10.0.0.1', '169.254.169.254', '0.0.0.0', '[::ffff:127.0.0.1]', 'both.example.org'])
    t.strictSame(await check(`https://${host}/`), { ok: false, refusal: 'address_not_public' }, host)
  const elsewhere = { ok: false, refusal: 'not_https' }
  t.strictSame(await check('http://receiver.example.org/'), elsewhere, 'elsewhere as ever')
  t.strictSame(await check('http://10.0.0.1/'), elsewhere)
})

const accepted: readonly (readonly [url: string, kept: string])[] = [
  ['https://receiver.example.org', 'https://receiver.example.org/'],
  ['https://receiver.example.org:443/hooks', 'https://receiver.example.org/hooks'],
  ['https://receiver.example.org:1024/hooks', 'https://receiver.example.org:1024/hooks'],
  ['https://receiver.example.org:65535/?council=x', 'https://receiver.example.org:65535/?council=x'],
  ['HTTPS://Receiver.Example.ORG.:8443/A', 'https://receiver.example.org:8443/A'],
  ['https://ｒeceiver。example。org/', 'https://receiver.example.org/'],
]

t.test('what is public is accepted, and kept in one spelling', async (t) => {
  for (const [url, kept] of accepted)
    t.strictSame(
      await checkDestination(url, { resolve }),
      { ok: true, url: kept, addresses: answered(PUBLIC) },
      url,
    )
  t.match(await checkDestination(`https://${PUBLIC}/`, {}), { ok: true, addresses: answered(PUBLIC) })
  t.match(await checkDestination('https://[2606:4700::1111]/', {}), { ok: true })
})

t.test('without a resolver of the test the system is asked', async (t) => {
  t.match(await checkDestination('http://localhost:80/', { allowLocal: true }), { ok: true })
  const nowhere = await checkDestination('https://nowhere.invalid./', { allowLocal: true })
  t.strictSame(nowhere, { ok: false, refusal: 'name_not_found' })
})

t.test('a name that was public when somebody subscribed and leads here later', async (t) => {
  const answers = [[PUBLIC], [LOOPBACK], [PUBLIC, '::1'], ['::ffff:127.0.0.1'], ['10.0.0.1']]
  let asked = 0
  const rebinding: Resolve = async () => answered(...(answers[asked++] ?? []))
  const url = `https://rebinding.example.org:${port}/`
  t.match(await checkDestination(url, { resolve: rebinding }), { ok: true })
  for (let sent = 1; sent < answers.length; sent++) {
    const answer = await send({ url, headers: {}, body: '{}' }, { resolve: rebinding })
    t.strictSame(answer, { failure: 'destination_refused' }, `${answers[sent]}`)
    t.equal(asked, sent + 1, 'asked once for each')
  }
  t.strictSame(caught, [])
})

t.test('the boundaries of what is not public, from both sides', async (t) => {
  for (const [outside, inside] of EDGES) {
    t.equal(reachOf(outside), 'public', outside)
    t.not(reachOf(inside), 'public', inside)
  }
  for (const text of ['', 'localhost', '127.1', '[::1]', '::1%lo', '2606:4700::1%eth0', '1.2.3.4/8'])
    t.equal(reachOf(text), 'not_public', JSON.stringify(text))
})

t.test('what a public library calls special is not public here', async (t) => {
  const missed = (address: ipaddr.IPv4 | ipaddr.IPv6) =>
    address.range() !== 'unicast' && reachOf(address.toString()) === 'public'
  const found: string[] = []
  for (let block = 0; block < 65_536; block++) {
    const address = ipaddr.fromByteArray([block >> 8, block & 255, block & 255, 1])
    if (missed(address)) found.push(address.toString())
  }
  t.strictSame(found, [], 'one address of each 65,536 of IPv4')
  const special = fc.constantFrom(...[...NOT_PUBLIC, ...THIS_MACHINE].filter((host) => host.startsWith('[')))
  const near = fc
    .tuple(special, fc.uint8Array({ minLength: 16, maxLength: 16 }), fc.integer({ min: 1, max: 16 }))
    .map(([host, random, kept]) => {
      const bytes = ipaddr.parse(new URL(`https://${host}`).hostname.slice(1, -1)).toByteArray()
      return ipaddr.fromByteArray(bytes.map((byte, at) => (at < kept ? byte : (random[at] ?? 0))))
    })
  const anywhere = fc
    .uint8Array({ minLength: 16, maxLength: 16 })
    .map((bytes) => ipaddr.fromByteArray([...bytes]))
  fc.assert(
    fc.property(fc.oneof(near, anywhere), (address) => !missed(address)),
    { numRuns: 5_000 },
  )
})
