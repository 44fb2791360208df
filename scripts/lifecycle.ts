import { readFile, writeFile } from 'node:fs/promises'
import { lifecycleDocument } from './lifecycle/document.ts'

// Writes docs/lifecycle.md from the table of the code; with --check writes nothing and fails when it differs.
const file = new URL('../docs/lifecycle.md', import.meta.url)
const text = lifecycleDocument()
const kept = await readFile(file, 'utf8').catch(() => '')

if (kept !== text) {
  if (process.argv.includes('--check')) {
    process.stderr.write('docs/lifecycle.md is not what the lifecycle gives. Run: npm run lifecycle\n')
    process.exitCode = 1
  } else {
    await writeFile(file, text)
    process.stdout.write('docs/lifecycle.md written\n')
  }
}
