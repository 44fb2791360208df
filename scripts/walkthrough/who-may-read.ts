import {
  hold,
  must,
  OTHER_SCHOOL,
  RBKC_SCREENING,
  REFERRER,
  refused,
  SCREENING,
  type Scene,
} from './scene.ts'

/** The sender and the council read a referral; for everybody else it is not there. */
export async function whoMayRead({ as, say }: Scene, referralId: string): Promise<void> {
  const read = (subject: string) =>
    as(subject).GET('/v1/referrals/{referralId}', { params: { path: { referralId } } })
  const own = must(await read(REFERRER), 200)
  hold(own.form?.children.length === 1 && own.links === undefined, 'the sender reads her form, and no links')
  say('The referrer reads what she sent.')

  const desk = must(await read(SCREENING), 200)
  hold(
    desk.form?.children[0]?.familyName === own.form.children[0]?.familyName,
    'the council reads the same form',
  )
  hold(desk.links !== undefined, 'the council sees likely referrals of the same child')
  say('Screening staff of Westminster read it, with the likely earlier referrals of the same child.')

  refused(await read(RBKC_SCREENING), 404, 'not-found')
  refused(await read(OTHER_SCHOOL), 404, 'not-found')
  say('Kensington and Chelsea, and another school, get 404: the answer for what was never there.')
}
