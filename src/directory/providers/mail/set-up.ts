import type { Config } from '#platform/config.ts'

/** Whether there is anywhere to hand mails in. The demonstration writes them to its log. */
export const mailIsSetUp = ({ key, mail, demonstration }: Config): boolean =>
  key !== undefined && (demonstration || mail !== undefined)
