import { aQuestionAnswered } from './a-question-answered.ts'
import { anEmergency } from './an-emergency.ts'
import { challenged } from './challenged.ts'
import { consentRefused } from './consent-refused.ts'
import { tellOfTheDirectory } from './directory/story.ts'
import { fromDraftToDesk } from './from-draft-to-desk.ts'
import { handedOver } from './handed-over.ts'
import { inOrder } from './in-order.ts'
import { kensingtonAndChelsea } from './kensington-and-chelsea.ts'
import { late } from './late.ts'
import { limits } from './limits.ts'
import type { Scene } from './scene.ts'
import { sentTwice } from './sent-twice.ts'
import { sharedAndNotShared } from './shared-and-not-shared.ts'
import { somebodyAtRisk } from './somebody-at-risk.ts'
import { takenBack } from './taken-back.ts'
import { takenOn } from './taken-on.ts'
import { theCouncilAsks } from './the-council-asks.ts'
import { theFamilysPage } from './the-familys-page.ts'
import { theQueue } from './the-queue.ts'
import { theSameInTheOtherBorough } from './the-same-in-the-other-borough.ts'
import { toldAtOnce } from './told-at-once.ts'
import { twoPeopleDecide } from './two-people-decide.ts'
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
  await chapter('The queue', () => theQueue(scene, referral))
  await chapter('Taken on', () => takenOn(scene, referral))
  await chapter('The council asks', () => theCouncilAsks(scene, referral))
  const decision = await chapter('Two people decide', () => twoPeopleDecide(scene, referral))
  await chapter('Challenged', () => challenged(scene, referral, decision))
  await chapter('The same in the other borough', () => theSameInTheOtherBorough(scene))
  await chapter('Late', () => late(scene))
  await chapter('Sent twice', () => sentTwice(scene))
  await chapter('An emergency', () => anEmergency(scene))
  await chapter('Consent refused', () => consentRefused(scene))
  const { referral: limited, words } = await chapter('Limits', () => limits(scene))
  const shared = await chapter('Shared, and not shared', () => sharedAndNotShared(scene, limited))
  await chapter('Handed over', () => handedOver(scene, limited, words))
  await chapter('Taken back', () => takenBack(scene, limited, shared))
  const atRisk = await chapter('Somebody at risk', () => somebodyAtRisk(scene))
  await chapter('The family’s page', () => theFamilysPage(scene, atRisk))
  await chapter('Told at once', () => toldAtOnce(scene))
  await chapter('Everything in its order', () => inOrder(scene, limited))
  await chapter('Kensington and Chelsea', () => kensingtonAndChelsea(scene))
  await chapter('Withdrawn', () => withdrawn(scene))
  await tellOfTheDirectory(scene, chapter)
}
