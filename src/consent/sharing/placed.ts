/** What the gate says of the form's one override, said of this one among the question's overrides. */
export const placedAt =
  (index: number) =>
  <T extends { pointer?: string }>(note: T): T =>
    note.pointer === undefined
      ? note
      : { ...note, pointer: note.pointer.replace('/consent/override', `/overrides/${index}`) }
