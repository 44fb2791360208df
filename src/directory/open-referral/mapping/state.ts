import type { ServiceRecord } from '../../record/service-record.ts'
import type { HsdsService } from '../hsds.ts'

type State = Pick<ServiceRecord, 'state' | 'stateNote'>
type HsdsState = Pick<HsdsService, 'status' | 'wait_time' | 'alert'>

/** Where nothing is said of the wait, that there is one has to be. */
const A_WAIT = 'There is a waiting list.'

export function toHsdsState({ state, stateNote }: State): HsdsState {
  const alert = stateNote === undefined ? {} : { alert: stateNote }
  switch (state) {
    case 'open':
      return { status: 'active', ...alert }
    case 'waiting_list':
      return { status: 'active', wait_time: stateNote ?? A_WAIT }
    case 'temporarily_closed':
      return { status: 'temporarily closed', ...alert }
  }
}

/** Undefined of a service that is no longer given: there is nothing to publish. */
export function fromHsdsState({ status, wait_time, alert }: HsdsState): State | undefined {
  const note = alert === undefined ? {} : { stateNote: alert }
  if (status === 'inactive' || status === 'defunct') return undefined
  if (status === 'temporarily closed') return { state: 'temporarily_closed', ...note }
  if (wait_time === undefined) return { state: 'open', ...note }
  return { state: 'waiting_list', ...(wait_time === A_WAIT ? note : { stateNote: wait_time }) }
}
