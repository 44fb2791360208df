import type { Static } from 'typebox'
import type { CostOption as Schema } from '../../record/service-record.ts'
import { type HsdsCostOption, present } from '../hsds.ts'
import { idOf } from '../ids.ts'

type CostOption = Static<typeof Schema>

const FREE = 'Free'

export const toHsdsCosts = (costs: readonly CostOption[], owner: string): HsdsCostOption[] =>
  costs.map(({ free, amount, per, note }, at) =>
    present<HsdsCostOption>({
      id: idOf(owner, 'cost', at),
      option: free ? FREE : per,
      currency: free || amount !== undefined ? 'GBP' : undefined,
      amount: free ? 0 : amount,
      amount_description: note,
    }),
  )

/** What costs nothing, or says so, is free. An amount in another currency is left out: it would be read as pounds. */
export const fromHsdsCosts = (costs: readonly HsdsCostOption[] = []): CostOption[] =>
  costs.map(({ option, amount, currency = 'GBP', amount_description }) => {
    const note = amount_description === undefined ? {} : { note: amount_description }
    if (amount === 0 || option?.toLowerCase() === FREE.toLowerCase()) return { free: true, ...note }
    return {
      free: false,
      ...(amount === undefined || currency !== 'GBP' ? {} : { amount: Math.round(amount * 100) / 100 }),
      ...(option === undefined ? {} : { per: option }),
      ...note,
    }
  })
