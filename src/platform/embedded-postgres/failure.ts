import { readFile } from 'node:fs/promises'

const KNOWN: readonly (readonly [RegExp, string])[] = [
  [
    /No space left on device|ENOSPC|Disk quota/i,
    'The disk is full. Make room and start again; nothing was lost.',
  ],
  [
    /initialized by PostgreSQL version|incompatible with server/i,
    'The data was made by another version of PostgreSQL. Use that version, or move the folder away and start afresh.',
  ],
  [
    /has wrong ownership|Permission denied|EACCES/i,
    'The folder belongs to another account. Start as that account, or set FRONT_DOOR_DATA_DIR to a folder of yours.',
  ],
  [
    /could not (create|map) shared memory|No space left.*shm/i,
    'There is too little shared memory (/dev/shm) left.',
  ],
  [
    /error while loading shared libraries|ENOEXEC|not found/i,
    'The packaged PostgreSQL does not run on this system (it needs glibc). Set DATABASE_URL.',
  ],
]

/** What went wrong with PostgreSQL, what to do about it, and the end of its log. */
export async function explain(error: unknown, log?: string): Promise<Error> {
  const tail = log === undefined ? '' : await endOf(log)
  const said = error instanceof Error ? error.message : String(error)
  const remedy = KNOWN.find(([pattern]) => pattern.test(`${said}\n${tail}`))?.[1]
  return new Error(
    ["The service's own PostgreSQL did not start.", remedy, said, tail && `The end of ${log}:\n${tail}`]
      .filter(Boolean)
      .join('\n'),
    { cause: error },
  )
}

const endOf = (log: string) =>
  readFile(log, 'utf8').then(
    (text) => text.trim().split('\n').slice(-8).join('\n'),
    () => '',
  )
