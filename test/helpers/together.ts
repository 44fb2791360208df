import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import tap from 'tap'
import { begin } from './current-test.ts'
import { sized } from './tiers.ts'

const OF_A_FILE = sized(240_000, 1_500_000)

/**
 * Runs the test files of a folder and of the folders in it, one after the other, each as a test of its own. Starting
 * a process for each costs more than most of them take: 1.3 s for tap, the service's modules and the helpers. What a
 * file's `import t from 'tap'` gives it is its own test. A file that has to have the process for itself ends in
 * `.alone.test.ts`, and tap starts it.
 */
export async function together(folder: string): Promise<void> {
  const besides = globSync('*/**/all.ts', { cwd: folder }).map((all) => all.replace(/all\.ts$/, ''))
  const files = globSync('**/*.test.ts', { cwd: folder, exclude: ['**/*.alone.test.ts'] })
    .filter((file) => !besides.some((other) => file.startsWith(other)))
    .sort()
  for (const file of files) {
    const path = `${folder}/${file}`
    await tap.test(relative(process.cwd(), path), { timeout: OF_A_FILE }, async (t) => {
      begin(t)
      await import(pathToFileURL(path).href)
    })
  }
}

const stand = new URL('./current-test.ts', import.meta.url).href

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    specifier === 'tap' && context.parentURL !== stand
      ? { url: stand, format: 'module-typescript', shortCircuit: true }
      : nextResolve(specifier, context),
})
