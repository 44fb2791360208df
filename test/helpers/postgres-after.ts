import { stopTestServer } from './postgres.ts'

await stopTestServer(process.ppid)
await stopTestServer(process.ppid, 'durable')
