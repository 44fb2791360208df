import { BlockList, isIP } from 'node:net'

type Network = readonly [address: string, prefix: number, what: string]

const THIS_MACHINE_4: Network = ['127.0.0.0', 8, 'loopback']
const THIS_MACHINE_6: Network = ['::1', 128, 'loopback']

/** IANA's registry of special-purpose IPv4 addresses, multicast, and what clouds answer at on addresses of their own. */
const NOT_PUBLIC_4: readonly Network[] = [
  THIS_MACHINE_4,
  ['0.0.0.0', 8, 'this network'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'shared between a provider and its customers; metadata of a cloud'],
  ['168.63.129.16', 32, 'metadata of a cloud'],
  ['169.254.0.0', 16, 'link-local; metadata of most clouds'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'protocol assignments'],
  ['192.0.2.0', 24, 'documentation'],
  ['192.31.196.0', 24, 'AS112'],
  ['192.52.193.0', 24, 'AMT'],
  ['192.88.99.0', 24, '6to4 relays'],
  ['192.168.0.0', 16, 'private'],
  ['192.175.48.0', 24, 'AS112'],
  ['198.18.0.0', 15, 'benchmarking'],
  ['198.51.100.0', 24, 'documentation'],
  ['203.0.113.0', 24, 'documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved; broadcast'],
]

/**
 * The one part of IPv6 that is given out. Outside it lie loopback, link-local, private and multicast addresses, and
 * the spellings of IPv4 (mapped, compatible, translated, NAT64).
 */
const GIVEN_OUT_6: Network = ['2000::', 3, 'global unicast']

/** What is special inside that part. */
const NOT_PUBLIC_6: readonly Network[] = [
  ['2001::', 23, 'protocol assignments; Teredo, which carries IPv4'],
  ['2001:db8::', 32, 'documentation'],
  ['2002::', 16, '6to4, which carries IPv4'],
  ['2620:4f:8000::', 48, 'AS112'],
  ['3fff::', 20, 'documentation'],
]

const listOf = (family: 'ipv4' | 'ipv6', networks: readonly Network[]): BlockList => {
  const list = new BlockList()
  for (const [address, prefix] of networks) list.addSubnet(address, prefix, family)
  return list
}

const thisMachine4 = listOf('ipv4', [THIS_MACHINE_4])
const thisMachine6 = listOf('ipv6', [THIS_MACHINE_6])
const notPublic4 = listOf('ipv4', NOT_PUBLIC_4)
const givenOut6 = listOf('ipv6', [GIVEN_OUT_6])
const notPublic6 = listOf('ipv6', NOT_PUBLIC_6)

export type Reach = 'public' | 'this_machine' | 'not_public'

/** Where an address leads. What is not an address, or has a zone, leads nowhere public. */
export function reachOf(address: string): Reach {
  const family = address.includes('%') ? 0 : isIP(address)
  if (family === 4) {
    if (thisMachine4.check(address, 'ipv4')) return 'this_machine'
    return notPublic4.check(address, 'ipv4') ? 'not_public' : 'public'
  }
  if (family === 6) {
    if (thisMachine6.check(address, 'ipv6')) return 'this_machine'
    return givenOut6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6') ? 'public' : 'not_public'
  }
  return 'not_public'
}
