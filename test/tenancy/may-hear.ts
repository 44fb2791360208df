import { findCouncil } from '#councils/index.ts'
import { COUNCIL_READERS, type CouncilReader, reachOf } from '../../src/referrals/permissions.ts'
import type { Asker } from '../helpers/askers.ts'
import { caseSystemCanary, otherCanary, type Planted, sharingCanaries, type World } from './world.ts'

/** What a wall knows: whole councils and senders. The services within a council are told apart by the queries alone. */
export type Walls = 'as the service stands' | 'row-level security alone'

export const isSendersSide = ({ caller }: Asker, { sender }: Planted, world: World): boolean => {
  const author = world.askers.find(({ name }) => name === sender)?.caller
  const { sends, organisation } =
    caller === undefined ? { sends: false, organisation: null } : reachOf(caller)
  return (sends && caller?.account === author?.account) || organisation === author?.organisation
}

/** Whose a directory's record is: their own to its organisation, every one to those who review. */
const readsOwner = ({ caller }: Asker, { sender }: Planted, world: World): boolean => {
  const owner = world.askers.find(({ name }) => name === sender)?.caller?.organisation
  return (
    caller?.memberships.some(
      ({ role }) =>
        role === 'directory_editor' || (role === 'directory_provider' && caller.organisation === owner),
    ) ?? false
  )
}

export const readsForCouncil = ({ caller }: Asker, { council, service }: Planted, walls: Walls): boolean =>
  caller?.memberships.some((held) => {
    if (held.council !== council || !(held.role in COUNCIL_READERS)) return false
    const services: readonly string[] = COUNCIL_READERS[held.role as CouncilReader]
    return walls === 'row-level security alone' || services.includes(service)
  }) ?? false

/** Who of the council reads what is known of other persons too (W16). */
const READ_OF_OTHERS = ['screening_officer', 'decision_maker', 'early_help_manager']

const readsOfOthers = ({ caller }: Asker, { council }: Planted): boolean =>
  caller?.memberships.some((held) => held.council === council && READ_OF_OTHERS.includes(held.role)) ?? false

/** Whether it was disclosed to them: to the first team of the council, by an override. */
const receives = ({ caller }: Asker, { kind, council, withheld }: Planted): boolean =>
  kind === 'referral' &&
  !withheld &&
  (caller?.memberships.some(
    (held) => held.council === council && held.team === findCouncil(council)?.teams[0]?.id,
  ) ??
    false)

/** Whether the council's case system was told of it. */
const isHandedOverTo = ({ caller }: Asker, { id, council }: Planted, world: World): boolean =>
  world.contacts.has(id) &&
  (caller?.memberships.some((held) => held.role === 'case_system' && held.council === council) ?? false)

/** Every canary that this asker may be told. */
export function mayHear(asker: Asker, world: World, walls: Walls): Set<string> {
  const heard = new Set<string>()
  for (const each of world.planted) {
    if (readsOwner(asker, each, world)) heard.add(world.organisationOf(each.sender))
    const sender = isSendersSide(asker, each, world)
    const council = each.kind === 'referral' && readsForCouncil(asker, each, walls)
    // Where consent is wanting, the council hears that there is one, from whom, and nothing of it.
    if (sender || (council && !each.withheld)) heard.add(each.canary)
    // What is handed over holds what is on the form.
    if (isHandedOverTo(asker, each, world)) heard.add(each.canary).add(caseSystemCanary(each))
    if (council && !each.withheld) heard.add(world.noteOf(each))
    const { shared, why, copy } = sharingCanaries(each)
    const isReferral = each.kind === 'referral'
    if (isReferral && (sender || (council && !each.withheld && readsOfOthers(asker, each))))
      heard.add(otherCanary(each))
    // What was shared is the council's own record, also where the content is withheld.
    if (isReferral && (sender || council)) heard.add(shared)
    if (council) heard.add(why)
    if (receives(asker, each)) heard.add(copy)
    if (council) heard.add(world.personOf(each.sender))
    if (sender || council) heard.add(world.organisationOf(each.sender))
  }
  return heard
}
