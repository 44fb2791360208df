import { startTestServer, stopTestServer } from './postgres.ts'

// tap runs this once, before the first test file; the run itself (our parent) is who needs the server.
try {
  await startTestServer(process.ppid)
} catch (error) {
  await stopTestServer(process.ppid)
  throw error
}
