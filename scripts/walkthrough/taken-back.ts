import { newWork } from '../../openapi/client/index.ts'
import { contactsOf } from './feeds.ts'
import { CASE_SYSTEM, hold, must, REFERRER, refused, SCREENING, type Scene, SUPPORT_TEAM } from './scene.ts'
import { until } from './until.ts'

/** The mother takes it back, and nobody who had it of her reads on. */
export async function takenBack(scene: Scene, referralId: string, disclosureId: string): Promise<void> {
  const { as, say } = scene
  const path = { referralId }
  const before = await as(SCREENING).GET('/v1/referrals/{referralId}/disclosures', { params: { path } })
  const made = must(before, 200).items.find(({ id }) => id === disclosureId)
  hold(made !== undefined, 'the council sees what it shared')
  const receipt = must(
    await as(REFERRER).POST('/v1/referrals/{referralId}/consents/withdrawal', {
      body: {
        subjects: ['edmund', 'rosalind'],
        givenBy: {
          person: 'rosalind',
          name: 'Rosalind Thackeray-Example',
          relation: 'mother',
          entitlement: 'parental_responsibility',
          heldThrough: 'birth_mother',
        },
        how: 'telephone',
        words: 'I have thought about it. Please stop (made up).',
        // When it was shared, by the service's own clock.
        at: made.disclosedAt,
        recordedBy: { name: 'Hester Quillfeather', role: 'Pastoral lead' },
      },
      params: { path, header: newWork() },
    }),
    201,
  )
  hold(receipt.disclosuresStopped.join() === disclosureId, 'what was shared is stopped')
  hold(receipt.status === 'referred_back', 'and nothing carries the referral any more')
  say(`The mother rings the school and takes it back: ${receipt.status}, and what was shared is stopped.`)

  const shared = { params: { path: { disclosureId } } }
  const gone = refused(
    await as(SUPPORT_TEAM).GET('/v1/shared-referrals/{disclosureId}', shared),
    410,
    'disclosure-ended',
  )
  say(`The team’s worker: 410. ${gone.title}.`)
  const acknowledged = must(
    await as(SUPPORT_TEAM).POST('/v1/shared-referrals/{disclosureId}/acknowledgement', {
      body: {},
      params: { path: { disclosureId }, header: newWork() },
    }),
    200,
  )
  hold(acknowledged.acknowledgedAt !== null && acknowledged.categories === undefined, 'it acknowledges')
  say('She acknowledges that it has ended, and the council sees that she did.')

  const change = await until('the change', async () =>
    (await contactsOf(scene, referralId)).find(({ cause }) => cause === 'consent.withdrawn'),
  )
  const contact = must(
    await as(CASE_SYSTEM).GET('/v1/initial-contacts/{contactId}', {
      params: { path: { contactId: change.id } },
    }),
    200,
  )
  hold(change.kind === 'change' && contact.content === undefined, 'the case system is given nothing more')
  say(`The case system is told by a ${change.kind}: content withheld, ${contact.contentWithheld}.`)
}
