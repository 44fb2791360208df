import { demonstrationIssuer } from '#accounts/index.ts'
import { createFrontDoorClient } from '../openapi/client/index.ts'
import { clientOf } from '../src/demonstration/accounts.ts'
import { Off } from './walkthrough/scene.ts'
import { tellStory } from './walkthrough/story.ts'

// npm run walkthrough [-- <address>]: tells the service's story against a running demonstration.
const baseUrl = process.argv[2] ?? 'http://localhost:3000'
const issuer = await demonstrationIssuer(process.env['FRONT_DOOR_DATA_DIR'] || '.data')
const write = (line: string) => process.stdout.write(`${line}\n`)

try {
  await tellStory({
    as: (subject) => createFrontDoorClient({ baseUrl, token: () => issuer.sign(subject, clientOf(subject)) }),
    baseUrl,
    say: write,
    telling: Date.now().toString(36),
  })
  write('\nAll of it holds.')
} catch (error) {
  process.exitCode = 1
  process.stderr.write(`\n${explain(error)}\n`)
}

function explain(error: unknown): string {
  if (error instanceof Off) return `OFF: ${error.message}`
  if (error instanceof TypeError)
    return `Nothing answers at ${baseUrl}. Start the demonstration first: npm start`
  throw error
}
