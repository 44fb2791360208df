import { stopTestServer } from './postgres.ts'

await stopTestServer(process.ppid)
