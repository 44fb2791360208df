import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { reachOf } from './addresses.ts'

/** Why a message may not be sent to an address. */
export type DestinationRefusal =
  | 'not_a_url'
  | 'not_https'
  | 'has_credentials'
  | 'has_fragment'
  | 'port_not_allowed'
  | 'local_name'
  | 'name_not_found'
  | 'address_not_public'

export type Destination =
  | {
      readonly ok: true
      /** In its one spelling: what is kept, and what is sent to. */
      readonly url: string
      /** Every one of them checked; nothing else may be connected to. */
      readonly addresses: readonly LookupAddress[]
    }
  | { readonly ok: false; readonly refusal: DestinationRefusal }

/** All addresses of a name. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>

export type DestinationOptions = {
  /** In the demonstration this machine itself may be the receiver, without TLS and on any port. */
  readonly allowLocal?: boolean
  readonly resolve?: Resolve
}

const LONGEST = 2048
const PORTS = { standard: 443, from: 1024 } as const

/** Names that are somebody's own network by definition or by custom. Their addresses are checked all the same. */
const LOCAL_NAMES = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home.arpa',
  'test',
  'invalid',
  'onion',
]

const resolveName: Resolve = (name) => lookup(name, { all: true })

const refused = (refusal: DestinationRefusal): Destination => ({ ok: false, refusal })

/**
 * Whether messages may be sent to an address: when somebody subscribes, and again by `send` before each connection,
 * because a name can be made to lead elsewhere in between. One address that is not public refuses them all.
 */
export async function checkDestination(
  text: string,
  { allowLocal = false, resolve = resolveName }: DestinationOptions,
): Promise<Destination> {
  const url = readUrl(text)
  if (typeof url === 'string') return refused(url)
  const fault = publicFault(url)
  if (fault !== undefined && !allowLocal) return refused(fault)
  const addresses = await addressesOf(url, resolve)
  if (addresses.length === 0) return refused('name_not_found')
  const reaches = addresses.map(({ address }) => reachOf(address))
  const local = allowLocal && reaches.every((reach) => reach === 'this_machine')
  if (!local && fault !== undefined) return refused(fault)
  if (!local && reaches.some((reach) => reach !== 'public')) return refused('address_not_public')
  return { ok: true, url: url.href, addresses }
}

/**
 * The parser of the web knows every spelling of an address (decimal, octal, hexadecimal, short, full-width) and
 * writes it in one way; that one is checked, kept and connected to, so no two readings can differ.
 */
function readUrl(text: string): URL | DestinationRefusal {
  const url = text.length > LONGEST || /[\s\\]/.test(text) ? null : URL.parse(text)
  if (url === null) return 'not_a_url'
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'not_https'
  if (url.username !== '' || url.password !== '') return 'has_credentials'
  if (text.includes('#')) return 'has_fragment'
  url.hostname = url.hostname.replace(/\.+$/, '')
  return url
}

/** What is asked of every address that is not this machine's own. */
function publicFault(url: URL): DestinationRefusal | undefined {
  if (url.protocol !== 'https:') return 'not_https'
  const port = url.port === '' ? PORTS.standard : Number(url.port)
  if (port !== PORTS.standard && port < PORTS.from) return 'port_not_allowed'
  const name = hostOf(url)
  if (isIP(name) !== 0) return undefined
  const local = LOCAL_NAMES.some((own) => name === own || name.endsWith(`.${own}`))
  return local || !name.includes('.') ? 'local_name' : undefined
}

async function addressesOf(url: URL, resolve: Resolve): Promise<readonly LookupAddress[]> {
  const host = hostOf(url)
  const family = isIP(host)
  if (family !== 0) return [{ address: host, family }]
  return resolve(host).catch(() => [])
}

/** IPv6 without the brackets. */
const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '')
