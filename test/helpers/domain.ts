import { type AsyncResource, executionAsyncResource } from 'node:async_hooks'

type OnError = (error: unknown, kind: string) => void

/** Tests that have begun and not ended, the innermost last. */
const begun: Domain[] = []
let open = 0

/** Stands in for the `Domain` of async-hook-domain, which tap wraps each test in: an error that nobody caught is the innermost test's. */
export class Domain {
  destroyed = false
  readonly onerror: OnError

  constructor(onerror: OnError) {
    this.onerror = onerror
    if (open === 0) listen()
    open += 1
    // tap makes it within the resource in which it runs the test later, when the ones before it have ended.
    const resource = executionAsyncResource() as Partial<AsyncResource>
    const { runInAsyncScope } = resource
    if (runInAsyncScope === undefined) begun.push(this)
    else
      resource.runInAsyncScope = (...run: Parameters<AsyncResource['runInAsyncScope']>) => {
        if (!this.destroyed && !begun.includes(this)) begun.push(this)
        return Reflect.apply(runInAsyncScope, resource, run) as never
      }
  }

  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    open -= 1
    const at = begun.indexOf(this)
    if (at >= 0) begun.splice(at, 1)
    if (open === 0) stopListening()
  }
}

const emit = process.emit

function listen(): void {
  process.on('uncaughtExceptionMonitor', onException)
  process.emit = ((event: string, ...rest: unknown[]) =>
    event === 'unhandledRejection' && process.listenerCount(event) === 0
      ? handOver(rest[0], event)
      : Reflect.apply(emit, process, [event, ...rest])) as typeof process.emit
}

function stopListening(): void {
  process.removeListener('uncaughtExceptionMonitor', onException)
  process.emit = emit
}

function handOver(error: unknown, kind: string): boolean {
  const innermost = begun.at(-1)
  if (innermost === undefined || process.listenerCount('uncaughtException') > 0) return false
  innermost.onerror(error, kind)
  return true
}

/** Told before the process would end; a callback that does nothing, once, keeps it going, as the test is told. */
function onException(error: unknown, kind: string): void {
  if (process.hasUncaughtExceptionCaptureCallback() || !handOver(error, kind)) return
  process.setUncaughtExceptionCaptureCallback(() => process.setUncaughtExceptionCaptureCallback(null))
}
