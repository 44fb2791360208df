import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import type { Account } from './account.ts'
import { type Binaries, program } from './binaries.ts'
import { run } from './run.ts'

/** Can the account run these binaries? Tried, not reckoned: modes, lists and mounts all have a say. */
export const canRun = (binaries: Binaries, account: Account): Promise<boolean> =>
  run(program(binaries, 'initdb'), ['--version'], account).then(
    () =>
      run(program(binaries, 'postgres'), ['--version'], account).then(
        () => true,
        () => false,
      ),
    () => false,
  )

/** Can the account come to this folder, from the root down? */
export async function canEnter(folder: string, account: Account): Promise<boolean> {
  if (account.ids === undefined) {
    return access(folder, constants.X_OK).then(
      () => true,
      () => false,
    )
  }
  return run('/bin/sh', ['-c', 'cd "$0"', join(folder)], account).then(
    () => true,
    () => false,
  )
}
