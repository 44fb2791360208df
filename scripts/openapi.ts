import { readFile, writeFile } from 'node:fs/promises'
import { generateClientTypes } from './openapi/client-types.ts'
import { buildDocument } from './openapi/document.ts'

// Writes openapi/openapi.json from the routes and the client's types from that; with --check writes nothing and
// fails when either differs.
const file = (name: string) => new URL(`../openapi/${name}`, import.meta.url)
const check = process.argv.includes('--check')

const documentText = `${JSON.stringify(await buildDocument(), null, 2)}\n`
const files = [
  { name: 'openapi.json', text: documentText },
  { name: 'client/schema.ts', text: await generateClientTypes(documentText) },
]

for (const { name, text } of files) {
  const kept = await readFile(file(name), 'utf8').catch(() => '')
  if (kept === text) continue
  if (!check) {
    await writeFile(file(name), text)
    process.stdout.write(`openapi/${name} written\n`)
    continue
  }
  process.stderr.write(`openapi/${name} is not what the routes give. Run: npm run openapi\n`)
  process.exitCode = 1
}
