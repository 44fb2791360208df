import { aQuestionAnswered } from './a-question-answered.ts'
import { anEmergency } from './an-emergency.ts'
import { consentRefused } from './consent-refused.ts'
import { fromDraftToDesk } from './from-draft-to-desk.ts'
import { kensingtonAndChelsea } from './kensington-and-chelsea.ts'
import type { Scene } from './scene.ts'
import { sentTwice } from './sent-twice.ts'
import { whoMayRead } from './who-may-read.ts'
import { withdrawn } from './withdrawn.ts'

/** The story of the service, chapter by chapter. Throws where something is off. */
export async function tellStory(scene: Scene): Promise<void> {
  const chapter = async <T>(title: string, tell: () => Promise<T>): Promise<T> => {
    scene.say(`\n${title}`)
    return tell()
  }
  const referral = await chapter('From a draft to the council’s desk', () => fromDraftToDesk(scene))
  await chapter('Who may read it', () => whoMayRead(scene, referral))
  await chapter('A question answered', () => aQuestionAnswered(scene, referral))
  await chapter('Sent twice', () => sentTwice(scene))
  await chapter('An emergency', () => anEmergency(scene))
  await chapter('Consent refused', () => consentRefused(scene))
  await chapter('Kensington and Chelsea', () => kensingtonAndChelsea(scene))
  await chapter('Withdrawn', () => withdrawn(scene))
}
