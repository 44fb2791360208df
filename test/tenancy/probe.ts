import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import type { Operation } from '#platform/operation.ts'
import { atTheDoor } from '../access/expected.ts'
import type { Asker } from '../helpers/askers.ts'
import { isProtected, pathMembers } from '../helpers/catalog.ts'
import { formFrom } from '../helpers/forms.ts'
import { type Parts, send } from '../helpers/requests.ts'
import { shareOf } from '../helpers/tiers.ts'
import { isSendersSide, mayHear, readsForCouncil, type Walls } from './may-hear.ts'
import { caseSystemCanary, otherCanary, type Planted, sharingCanaries, type World } from './world.ts'

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
): Promise<{ leaks: string[]; cells: number; all: number; heard: Set<string> }> {
  const { app } = world.service
  const known = [
    ...world.planted.flatMap((each) => [
      each.canary,
      world.noteOf(each),
      caseSystemCanary(each),
      otherCanary(each),
      ...Object.values(sharingCanaries(each)),
    ]),
    ...['referrer', 'other-referrer'].flatMap((sender) => [
      world.organisationOf(sender),
      world.personOf(sender),
    ]),
  ]
  const leaks: string[] = []
  const everything = new Set<string>()
  const ask = async (operation: Operation, asker: Asker, parts: Parts, what: string) => {
    const answer = await send(app, operation, { authorization: asker.authorization, ...parts })
    if (answer.statusCode >= 500) leaks.push(`${operation.id}: ${asker.name}, ${what}: ${answer.statusCode}`)
    const allowed = mayHear(asker, world, walls)
    for (const canary of canariesIn(answer, known)) {
      everything.add(canary)
      if (!allowed.has(canary))
        leaks.push(`${operation.id}: ${asker.name}, ${what}: hears ${canary} (${answer.statusCode})`)
    }
    return answer
  }
  const all = await cellsOf(world)
  const share = shareOf(all, (cell) => partsOf(cell, world, walls))
  for (const cells of Map.groupBy(share, ({ operation }) => operation).values())
    await Promise.all(
      [...Map.groupBy(cells, ({ asker }) => asker).values()].map(async (asked) => {
        for (const { operation, asker, parts, what } of asked) await ask(operation, asker, parts, what)
      }),
    )
  return { leaks, cells: share.length, all: all.length, heard: everything }
}

type Cell = Place & { readonly operation: Operation; readonly asker: Asker }

/** Whoever asks for whatever, at every place where an id, a key or a cursor of somebody else's fits. */
async function cellsOf(world: World): Promise<Cell[]> {
  const cursors = await collectCursors(world)
  return inOrder(world.operations).flatMap((operation) =>
    world.askers.flatMap((asker) => {
      const places = placesOf(operation, asker, world, cursors)
      // Whom the door keeps out hears the same whatever they ask for; once is enough.
      const asked = atTheDoor(operation, asker) === undefined ? places : places.slice(0, 1)
      return asked.map((place) => ({ ...place, operation, asker }))
    }),
  )
}

/**
 * What may not be missing from a share: everybody at every operation that lets them in; every planted thing at every
 * operation, by somebody who may not hear of it, and at every place where its id or key fits, by somebody who may;
 * everybody who stands to such things in a way of their own, at every kind of place; and everybody at everything planted. Lists hold many
 * people's at once: everybody asks for each, every filter is tried by every role, and somebody comes with each cursor.
 * Whom the door keeps out gets no further (test/access/door.test.ts): each of them tries once, and each operation.
 */
function partsOf({ operation, asker, what, about }: Cell, world: World, walls: Walls): string[] {
  const { id } = operation
  const by = `by ${asker.name}`
  const refused = atTheDoor(operation, asker)
  // What walls there are behind it makes no difference to the door.
  if (refused !== undefined && walls === 'row-level security alone') return []
  if (refused !== undefined) return [`${id} ${refused}`, `${by} ${refused}`]
  if (about === undefined && what.includes('cursor=')) return [`${id} ${by} with a cursor`, `${id} ${what}`]
  if (about === undefined) {
    const council = /^\w+/.exec(what)?.[0]
    return [`${id} ${by} ${council}`, `${id} ${what} ${rolesOf(asker, council)}`]
  }
  const standing = standingOf(asker, about, world, walls)
  const kind = what.replaceAll(about.canary, '').replaceAll(about.id, '')
  const allowed = mayHear(asker, world, walls)
  const { why, copy } = sharingCanaries(about)
  const hears = [about.canary, why, copy].map((word) => allowed.has(word))
  return [
    `${id} ${by}`,
    `${id} ${hears.includes(true) ? what : about.canary} ${hears}`,
    `${id} ${kind} ${standing}`,
    `${by} ${about.canary} ${standing}`,
  ]
}

/** What somebody is: in the council whose list it is, and elsewhere. */
const rolesOf = ({ caller }: Asker, here: string | undefined): string =>
  [...new Set(caller?.memberships.map(({ role, council }) => `${role} ${council === here}`))].sort().join()

/** How somebody stands to what is another's: on its sender's side, on the council's, or a stranger; and what they may hear. */
function standingOf(asker: Asker, about: Planted, world: World, walls: Walls): string {
  if (asker.caller === undefined) return 'outside'
  const allowed = mayHear(asker, { ...world, planted: [about] }, walls)
  const councils = asker.caller.memberships.map(({ council }) => council === about.council)
  const words = [
    about.canary,
    world.noteOf(about),
    world.personOf(about.sender),
    world.organisationOf(about.sender),
    caseSystemCanary(about),
    otherCanary(about),
    ...Object.values(sharingCanaries(about)),
  ]
  return [
    about.kind,
    about.service,
    about.withheld,
    isSendersSide(asker, about, world),
    councils.includes(true),
    councils.includes(false),
    ...words.map((word) => allowed.has(word)),
  ].join()
}

/** Looking first; what changes or ends something last. */
const inOrder = (operations: readonly Operation[]) =>
  [...operations].filter(isProtected).sort((a, b) => rank(a) - rank(b))
const rank = ({ method, id }: Operation) =>
  method === 'GET' ? 0 : id.startsWith('delete') || id.startsWith('submit') ? 2 : 1

/** What is asked for; `about` is the one planted thing that is asked for, where it is one. */
type Place = { readonly parts: Parts; readonly what: string; readonly about?: Planted }

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
    ...aboutOf(world, parts.params?.['referralId']),
  }))
  if (members.includes('contactId'))
    return [...world.contacts].map(([referralId, contactId]) => ({
      parts: { params: { contactId } },
      what: `the initial contact ${contactId}`,
      ...aboutOf(world, referralId),
    }))
  if (members.includes('disclosureId') && !members.includes('referralId'))
    return world.planted
      .filter(({ kind }) => kind === 'referral')
      .map((about) => ({
        parts: { params: { disclosureId: about.rows.disclosureId } },
        what: `the disclosure of ${about.canary}`,
        about,
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
        about: each,
      }
      const key = operation.id === 'amendReferral' ? amendmentKey(each) : each.key
      const repeated = {
        parts: { params, headers: { 'idempotency-key': key } },
        what: `${member} of ${each.canary} with its key`,
        about: each,
      }
      return [
        { parts: { params }, what: `${member} of ${each.canary}`, about: each },
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
    return [...own, ...(cursors.get(operation.id) ?? []).map(({ query = '' }) => query)].map((query) => ({
      parts: { query },
      what: `?${query}`,
    }))
  }
  if (operation.idempotent) {
    const foreign = world.planted.filter((each) => !isSendersSide(asker, each, world))
    const repeated = foreign.flatMap((about) =>
      keysOf(about).map((key) => ({
        parts: { headers: { 'idempotency-key': key } },
        what: `key ${key}`,
        about,
      })),
    )
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
  world.planted.map((about) => ({
    parts: { body: { basedOn: about.id } },
    what: `basedOn ${about.canary}`,
    about,
  }))

/** The same reference in another's system: a form of their own. The answer may not point to somebody else's. */
const caseReferences = (world: World): Place[] =>
  world.planted
    .filter(({ kind }) => kind === 'referral')
    .map((about) => ({
      parts: {
        body: { ...formFrom('eligible'), caseReference: `${about.canary}case` } as unknown,
        headers: { 'idempotency-key': randomUUID() },
      },
      what: `the case reference of ${about.canary}`,
      about,
    }))

/** The one planted thing that an id is of. */
function aboutOf({ planted }: World, id: string | undefined): { about?: Planted } {
  const about = planted.find((each) => each.id === id)
  return about === undefined ? {} : { about }
}

const ENOUGH_CURSORS = 12

/** The first cursors that everybody's lists give out, with the path they were given for. */
async function collectCursors(world: World): Promise<Map<string, Parts[]>> {
  const { operations, askers, planted } = world
  const collect = async (operation: Operation): Promise<[string, Parts[]]> => {
    const ofReferral = pathMembers(operation).includes('referralId')
    const found = new Map<string, Parts>()
    for (const asker of askers.filter((each) => atTheDoor(operation, each) === undefined)) {
      // Whoever is a stranger to a referral is given none of it, and no cursor.
      const near = (each: Planted) =>
        isSendersSide(asker, each, world) || readsForCouncil(asker, each, 'row-level security alone')
      const paths = planted.filter(near).map(({ id }): Record<string, string> => ({ referralId: id }))
      for (const params of ofReferral ? paths : [{}]) {
        if (found.size === ENOUGH_CURSORS) return [operation.id, [...found.values()]]
        const answer = await send(world.service.app, operation, {
          authorization: asker.authorization,
          params,
          query: 'limit=1',
        })
        const query = /(?<=[?&])cursor=[\w-]+/.exec(String(answer.headers['link']))?.[0]
        if (query !== undefined) found.set(query, { params, query })
      }
    }
    return [operation.id, [...found.values()]]
  }
  const lists = operations.filter((operation) => isProtected(operation) && operation.query !== undefined)
  return new Map(await Promise.all(lists.map(collect)))
}
