import { newWork } from '../../openapi/client/index.ts'
import { formOf, hold, must, REFERRER, SCREENING, type Scene } from './scene.ts'

/** Where somebody is at risk it goes through at once, and the note follows: the referral, and what was shared. */
export async function somebodyAtRisk(
  scene: Scene,
): Promise<{ referral: string; hidden: string; on: string }> {
  const { as, say } = scene
  const body = formOf(scene, 'eligible')
  const receipt = must(
    await as(REFERRER).POST('/v1/referrals', {
      body: { ...body, caseReference: `${body.caseReference}-at-risk` },
      params: { header: newWork() },
    }),
    201,
  )
  const path = { referralId: receipt.id }
  const made = must(
    await as(SCREENING).POST('/v1/referrals/{referralId}/disclosures', {
      body: {
        recipient: { kind: 'external', organisation: 'Example Borough Police (made up)' },
        subjects: ['jonah'],
        purpose: 'protect_person_at_risk',
        categories: ['identity', 'safety'],
        override: { basis: 'safeguarding', personAtRisk: 'child', partInProtecting: true },
      },
      params: { path, header: newWork() },
    }),
    201,
  )
  hold(made.row === 13 && made.overrideEvent !== undefined, 'it rests on the override')
  hold(made.noteAsked !== undefined, 'what was not written down is asked for')
  say(`A child is at risk: the police are told at once, row ${made.row}.`)
  say(`  “${made.sentence.text}” (${made.sentence.id})`)
  say(`To be written down by ${made.noteAsked.by}:`)
  for (const { what } of made.noteAsked.what) say(`  ${what}`)
  return { referral: receipt.id, hidden: made.id, on: made.disclosedAt.slice(0, 10) }
}
