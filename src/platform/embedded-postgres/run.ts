import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import type { Account } from './account.ts'

/** A program of PostgreSQL ended badly; the message is what it printed. */
export class ProgramError extends Error {
  constructor(program: string, output: string) {
    super(`${program} failed: ${output.trim()}`)
    this.name = 'ProgramError'
  }
}

/** Runs a program as `account` and gives what it printed. Ctrl-C in the terminal does not reach it. */
export function run(file: string, args: readonly string[], account: Account): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...account.ids,
      // A working folder that every account may enter, and a locale that is everywhere.
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.on('error', (error) => reject(new ProgramError(file, error.message)))
    child.on('close', (code, signal) => {
      if (code === 0) resolve(output)
      else reject(new ProgramError(file, output || `ended with ${code ?? signal}`))
    })
  })
}
