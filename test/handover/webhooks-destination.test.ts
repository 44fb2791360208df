import { once } from 'node:events'
import { get } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import t from 'tap'
import {
  checkDestination,
  type DestinationRefusal,
  type Resolve,
  reachOf,
  send,
} from '#handover/webhooks/index.ts'

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

/** Spellings of this machine: each would reach the trap if nothing kept it from there. */
const THIS_MACHINE = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.1',
  '0X7F.0x0.0.1',
  '0177.0.0.1',
  '017700000001',
  '00000177.0.0.01',
  '127.0.0.1.',
  '%31%32%37.0.0.1',
  '127%2e0%2E0%2e1',
  '１２７.０.０.１',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '127．0．0．1',
  '127｡0｡0｡1',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[::0.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:FFFF:7F00:0001]',
]

/** Others that are not public. */
const NOT_PUBLIC = [
  '0',
  '0.0.0.0',
  '127.255.255.254',
  '10.0.0.1',
  '0xa000001',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '3232235521',
  '100.64.0.1',
  '100.100.100.200',
  '168.63.129.16',
  '169.254.169.254',
  '2852039166',
  '0xA9FEA9FE',
  '0251.0376.0251.0376',
  '169.254.43518',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[::ffff:169.254.169.254]',
  '[::ffff:93.184.215.14]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::7f00:1]',
  '[100::1]',
  '[2001:0:5db8:d70e::80ff:fffe]',
  '[2001:db8::1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[3fff::1]',
  '[5f00::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[febf::1]',
  '[fec0::1]',
  '[ff02::1]',
  'trap.example.org',
  'TRAP.example.org.',
  'trаp.example.org',
  'both.example.org',
  'both-6.example.org',
  'mapped.example.org',
  'zone.example.org',
  'private.example.org',
  'metadata.example.org',
]

const others: readonly (readonly [url: string, refusal: DestinationRefusal])[] = [
  ...[
    'localhost',
    'LocalHost',
    'localhost.',
    'ⓛⓞⓒⓐⓛⓗⓞⓢⓣ',
    'ｌｏｃａｌｈｏｓｔ',
    'loc\u00adalhost',
    'a.localhost',
    'printer.local',
    'metadata.google.internal',
    'router.home.arpa',
    'wiki.intranet',
    'database',
    'database.',
  ].map((host) => [`https://${host}:${port}/`, 'local_name'] as const),
  ['https://nothing.example.org/', 'name_not_found'],
  ['https://unknown.example.org/', 'name_not_found'],
  [`http://127.0.0.1:${port}/`, 'not_https'],
  [`HTTP://receiver.example.org:${port}/`, 'not_https'],
  [`ws://127.0.0.1:${port}/`, 'not_https'],
  [`ftp://127.0.0.1:${port}/`, 'not_https'],
  [`gopher://127.0.0.1:${port}/`, 'not_https'],
  ['file:///etc/passwd', 'not_https'],
  ['data:text/plain,x', 'not_https'],
  [`https://somebody:secret@receiver.example.org:${port}/`, 'has_credentials'],
  [`https://receiver.example.org@127.0.0.1:${port}/`, 'has_credentials'],
  [`https://:secret@127.0.0.1:${port}/`, 'has_credentials'],
  [`https://receiver.example.org:443#@127.0.0.1:${port}/`, 'has_fragment'],
  ['https://receiver.example.org/#', 'has_fragment'],
  ['https://receiver.example.org:80/', 'port_not_allowed'],
  ['https://receiver.example.org:22/', 'port_not_allowed'],
  ['https://receiver.example.org:442/', 'port_not_allowed'],
  ['https://receiver.example.org:444/', 'port_not_allowed'],
  ['https://receiver.example.org:1023/', 'port_not_allowed'],
  ['https://receiver.example.org:0/', 'port_not_allowed'],
  ['https://receiver.example.org:65536/', 'not_a_url'],
  [`https://receiver.example.org:443\\@127.0.0.1:${port}/`, 'not_a_url'],
  [` https://127.0.0.1:${port}/`, 'not_a_url'],
  [`https://127.0.\t0.1:${port}/`, 'not_a_url'],
  [`https://receiver.example.org/\r\nHost: 127.0.0.1`, 'not_a_url'],
  [`//127.0.0.1:${port}/`, 'not_a_url'],
  [`127.0.0.1:${port}`, 'not_a_url'],
  [`https://127.0.0.256:${port}/`, 'not_a_url'],
  [`https://4294967296:${port}/`, 'not_a_url'],
  [`https://127.0.0.1.1:${port}/`, 'not_a_url'],
  [`https://[fe80::1%25lo]:${port}/`, 'not_a_url'],
  [`https://[::1:${port}/`, 'not_a_url'],
  ['https://', 'not_a_url'],
  ['', 'not_a_url'],
  [`https://receiver.example.org/${'x'.repeat(2048)}`, 'not_a_url'],
]

const SPELLINGS = [
  ...[...THIS_MACHINE, ...NOT_PUBLIC].map(
    (host) => [`https://${host}:${port}/hooks`, 'address_not_public'] as const,
  ),
  ...others,
]

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

/** First address of a network and the last: both sides of each boundary are then one step away. */
const edges: readonly (readonly [outside: string, inside: string])[] = [
  ['1.0.0.0', '0.255.255.255'],
  ['9.255.255.255', '10.0.0.0'],
  ['11.0.0.0', '10.255.255.255'],
  ['100.63.255.255', '100.64.0.0'],
  ['100.128.0.0', '100.127.255.255'],
  ['126.255.255.255', '127.0.0.0'],
  ['128.0.0.0', '127.255.255.255'],
  ['169.253.255.255', '169.254.0.0'],
  ['169.255.0.0', '169.254.255.255'],
  ['172.15.255.255', '172.16.0.0'],
  ['172.32.0.0', '172.31.255.255'],
  ['192.167.255.255', '192.168.0.0'],
  ['192.169.0.0', '192.168.255.255'],
  ['198.17.255.255', '198.18.0.0'],
  ['198.20.0.0', '198.19.255.255'],
  ['223.255.255.255', '224.0.0.0'],
  ['168.63.129.15', '168.63.129.16'],
  ['168.63.129.17', '168.63.129.16'],
  ['2000::', '1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '3fff::'],
  ['2001:200::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['2001:db7:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db8::'],
  ['2003::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
]

t.test('the boundaries of what is not public, from both sides', async (t) => {
  for (const [outside, inside] of edges) {
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
