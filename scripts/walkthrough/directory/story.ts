import type { Scene } from '../scene.ts'
import { aProviderRegisters } from './a-provider-registers.ts'
import { changedWhileLive } from './changed-while-live.ts'
import { followed } from './followed.ts'
import { found } from './found.ts'
import { fromDraftToDirectory } from './from-draft-to-directory.ts'
import { hiddenWhenStale } from './hidden-when-stale.ts'
import { signposted } from './signposted.ts'
import { somebodyElsesRecord } from './somebody-elses-record.ts'

type Chapter = <T>(title: string, tell: () => Promise<T>) => Promise<T>

/** The life of a record in the directory, from its provider's registration to the day it is taken away. */
export async function tellOfTheDirectory(scene: Scene, chapter: Chapter): Promise<void> {
  await chapter('A provider registers', () => aProviderRegisters(scene))
  const service = await chapter('From a draft to the directory', () => fromDraftToDirectory(scene))
  await chapter('Changed while it is live', () => changedWhileLive(scene, service))
  await chapter('Somebody else’s record', () => somebodyElsesRecord(scene, service))
  await chapter('Hidden when stale', () => hiddenWhenStale(scene))
  await chapter('Found', () => found(scene, service))
  await chapter('Signposted', () => signposted(scene))
  await chapter('Followed to its end', () => followed(scene, service))
}
