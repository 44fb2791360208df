import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import type { Operation } from '#platform/operation.ts'
import { COUNCIL_READERS, type CouncilReader, reachOf } from '../../src/referrals/permissions.ts'
import { atTheDoor } from '../access/expected.ts'
import type { Asker } from '../helpers/askers.ts'
import { isProtected, pathMembers } from '../helpers/catalog.ts'
import { formFrom } from '../helpers/forms.ts'
import { type Parts, send } from '../helpers/requests.ts'
import { caseSystemCanary, type Planted, type World } from './world.ts'

/** What a wall knows: whole councils and senders. The services within a council are told apart by the queries alone. */
export type Walls = 'as the service stands' | 'row-level security alone'

const isSendersSide = ({ caller }: Asker, { sender }: Planted, world: World): boolean => {
  const author = world.askers.find(({ name }) => name === sender)?.caller
  const { sends, organisation } =
    caller === undefined ? { sends: false, organisation: null } : reachOf(caller)
  return (sends && caller?.account === author?.account) || organisation === author?.organisation
}

const readsForCouncil = ({ caller }: Asker, { council, service }: Planted, walls: Walls): boolean =>
  caller?.memberships.some((held) => {
    if (held.council !== council || !(held.role in COUNCIL_READERS)) return false
    const services: readonly string[] = COUNCIL_READERS[held.role as CouncilReader]
    return walls === 'row-level security alone' || services.includes(service)
  }) ?? false

/** Whether the council's case system was told of it. */
const isHandedOverTo = ({ caller }: Asker, { id, council }: Planted, world: World): boolean =>
  world.contacts.has(id) &&
  (caller?.memberships.some((held) => held.role === 'case_system' && held.council === council) ?? false)

/** Every canary that this asker may be told. */
export function mayHear(asker: Asker, world: World, walls: Walls): Set<string> {
  const heard = new Set<string>()
  for (const each of world.planted) {
    const sender = isSendersSide(asker, each, world)
    const council = each.kind === 'referral' && readsForCouncil(asker, each, walls)
    // Where consent is wanting, the council hears that there is one, from whom, and nothing of it.
    if (sender || (council && !each.withheld)) heard.add(each.canary)
    // What is handed over holds what is on the form.
    if (isHandedOverTo(asker, each, world)) heard.add(each.canary).add(caseSystemCanary(each))
    if (council && !each.withheld) heard.add(world.noteOf(each))
    if (council) heard.add(world.personOf(each.sender))
    if (sender || council) heard.add(world.organisationOf(each.sender))
  }
  return heard
}

const HEARD = /canary[a-z]+?(?=[^a-z]|$)/g

/** The canaries in an answer's letters and headers. Suffixes a form's own text adds are cut at the first that is known. */
function canariesIn(answer: LightMyRequestResponse, known: readonly string[]): string[] {
  const letters = `${JSON.stringify(answer.headers)}${answer.body}`
  const words = new Set(letters.match(HEARD) ?? [])
  return [...words].map(
    (word) =>
      known.filter((canary) => word.startsWith(canary)).toSorted((a, b) => b.length - a.length)[0] ?? word,
  )
}

/** Asks with every id, key and cursor that there is; what was heard that should not have been, in words. */
export async function probe(
  world: World,
  walls: Walls,
): Promise<{ leaks: string[]; cells: number; heard: Set<string> }> {
  const { app } = world.service
  const known = [
    ...world.planted.flatMap((each) => [each.canary, world.noteOf(each), caseSystemCanary(each)]),
    ...['referrer', 'other-referrer'].flatMap((sender) => [
      world.organisationOf(sender),
      world.personOf(sender),
    ]),
  ]
  const leaks: string[] = []
  const everything = new Set<string>()
  let cells = 0
  const ask = async (operation: Operation, asker: Asker, parts: Parts, what: string) => {
    const answer = await send(app, operation, { authorization: asker.authorization, ...parts })
    cells += 1
    if (answer.statusCode >= 500) leaks.push(`${operation.id}: ${asker.name}, ${what}: ${answer.statusCode}`)
    const allowed = mayHear(asker, world, walls)
    for (const canary of canariesIn(answer, known)) {
      everything.add(canary)
      if (!allowed.has(canary))
        leaks.push(`${operation.id}: ${asker.name}, ${what}: hears ${canary} (${answer.statusCode})`)
    }
    return answer
  }
  const cursors = await collectCursors(world)
  for (const operation of inOrder(world.operations)) {
    await Promise.all(
      world.askers.map(async (asker) => {
        const places = placesOf(operation, asker, world, cursors)
        // Whom the door keeps out hears the same whatever they ask for; once is enough.
        const asked = atTheDoor(operation, asker) === undefined ? places : places.slice(0, 1)
        for (const { parts, what } of asked) await ask(operation, asker, parts, what)
      }),
    )
  }
  return { leaks, cells, heard: everything }
}

/** Looking first; what changes or ends something last. */
const inOrder = (operations: readonly Operation[]) =>
  [...operations].filter(isProtected).sort((a, b) => rank(a) - rank(b))
const rank = ({ method, id }: Operation) =>
  method === 'GET' ? 0 : id.startsWith('delete') || id.startsWith('submit') ? 2 : 1

type Place = { parts: Parts; what: string }

/** Every place of an operation where an id, a key or a cursor of somebody else's fits. */
function placesOf(
  operation: Operation,
  asker: Asker,
  world: World,
  cursors: ReadonlyMap<string, readonly Parts[]>,
): Place[] {
  const members = pathMembers(operation)
  const pages = (cursors.get(operation.id) ?? []).map((parts) => ({
    parts,
    what: `a cursor ${JSON.stringify(parts.params)}`,
  }))
  if (members.includes('contactId'))
    return [...world.contacts.values()].map((contactId) => ({
      parts: { params: { contactId } },
      what: `the initial contact ${contactId}`,
    }))
  const member = members.find((name) => name === 'referralId' || name === 'draftId')
  if (member !== undefined) {
    // The sender's own changes would alter what others may hear; they are another test's.
    const foreign = (each: Planted) => operation.method === 'GET' || !isSendersSide(asker, each, world)
    const paths = world.planted.filter(foreign).flatMap((each, at, those): Place[] => {
      const params = { [member]: each.id, ...each.rows }
      // An id of one referral's under another's path leads nowhere.
      const others = those[(at + 1) % those.length]?.rows
      const mixed = {
        parts: { params: { ...params, ...others } },
        what: `${each.canary} with another's rows`,
      }
      const key = operation.id === 'amendReferral' ? amendmentKey(each) : each.key
      const repeated = {
        parts: { params, headers: { 'idempotency-key': key } },
        what: `${member} of ${each.canary} with its key`,
      }
      return [
        { parts: { params }, what: `${member} of ${each.canary}` },
        ...(operation.idempotent ? [repeated] : []),
        ...(members.length > 1 ? [mixed] : []),
      ]
    })
    return [...paths, ...pages]
  }
  if (members.includes('councilId'))
    return ['westminster', 'rbkc'].flatMap((councilId) =>
      [
        ...(operation.query === undefined ? [''] : ['', 'limit=100', 'assignee=me', 'reference=FD']),
        ...pages.map(({ parts }) => parts.query ?? ''),
      ].map((query) => ({ parts: { params: { councilId }, query }, what: `${councilId} ?${query}` })),
    )
  if (operation.query !== undefined) {
    const queries = [
      '',
      'limit=100',
      'view=council',
      'view=sent',
      'council=westminster',
      'council=rbkc',
      'status=referred_back',
      'service=social_care',
    ]
    const own = operation.id === 'listReferrals' ? queries : queries.slice(0, 2)
    return [...own, ...(cursors.get(operation.id) ?? []).map((cursor) => `cursor=${cursor}`)].map(
      (query) => ({ parts: { query }, what: `?${query}` }),
    )
  }
  if (operation.idempotent) {
    const keys = world.planted.flatMap((each) => (isSendersSide(asker, each, world) ? [] : keysOf(each)))
    const repeated = keys.map((key) => ({
      parts: { headers: { 'idempotency-key': key } },
      what: `key ${key}`,
    }))
    return [
      ...repeated,
      ...(operation.id === 'createDraft' ? basedOn(world) : []),
      ...(operation.id === 'submitReferral' ? caseReferences(world) : []),
    ]
  }
  return [{ parts: {}, what: 'as it is' }]
}

const amendmentKey = ({ canary }: Planted) => `key-${canary}-amendment`
const keysOf = (each: Planted) => [each.key, amendmentKey(each)]

const basedOn = (world: World): Place[] =>
  world.planted.map((each) => ({ parts: { body: { basedOn: each.id } }, what: `basedOn ${each.canary}` }))

/** The same reference in another's system: a form of their own. The answer may not point to somebody else's. */
const caseReferences = (world: World): Place[] =>
  world.planted
    .filter(({ kind }) => kind === 'referral')
    .map(({ canary }) => ({
      parts: {
        body: { ...formFrom('eligible'), caseReference: `${canary}case` } as unknown,
        headers: { 'idempotency-key': randomUUID() },
      },
      what: `the case reference of ${canary}`,
    }))

/** The cursors that everybody's lists give out, with the path they were given for. */
async function collectCursors({
  service: { app },
  operations,
  askers,
  planted,
}: World): Promise<Map<string, Parts[]>> {
  const cursors = new Map<string, Parts[]>()
  for (const operation of operations.filter(({ query }) => query !== undefined)) {
    const member = pathMembers(operation).find((name) => name === 'referralId')
    const found = new Map<string, Parts>()
    for (const asker of askers.filter((each) => atTheDoor(operation, each) === undefined)) {
      for (const { id } of member === undefined ? planted.slice(0, 1) : planted) {
        const params: Record<string, string> = member === undefined ? {} : { [member]: id }
        const answer = await send(app, operation, {
          authorization: asker.authorization,
          params,
          query: 'limit=1',
        })
        const query = /(?<=[?&])cursor=[\w-]+/.exec(String(answer.headers['link']))?.[0]
        if (query !== undefined) found.set(query, { params, query })
      }
    }
    cursors.set(operation.id, [...found.values()].slice(0, 12))
  }
  return cursors
}
