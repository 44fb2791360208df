import type { DraftForm } from '../draft-form.ts'

/** The day the form is checked on; these functions know no clock. */
export type CheckOptions = { today: string }

/**
 * One check. It finds places and never words: its message is fixed, so that no value of the form can
 * ever stand in it.
 */
export type Check = {
  code: string
  /**
   * Refuses: the form is not taken. Doubts: it is taken, and a person is told. Where somebody is in
   * danger, what is merely missing refuses nothing.
   */
  effect: 'refuses' | 'refuses_unless_danger' | 'doubts'
  /** Of a doubt: "high" where safety or consent hangs on it. */
  severity?: 'high'
  /** What it means, for the documentation. */
  means: string
  /** What is said to the sender. */
  message: string
  /** JSON pointers to the places where it bites. */
  find: (form: DraftForm, options: CheckOptions) => string[]
}
