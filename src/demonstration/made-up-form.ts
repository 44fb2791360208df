export type Form = Record<string, unknown> & {
  children?: { key?: string; familyName?: string; givenNames?: string }[]
}

/** The example's family under another made-up name, so that no two referrals look like one child. */
export const renamed =
  (family: string) =>
  (form: Form): Form => {
    delete form['caseReference']
    const children = form.children?.map(({ ...child }) => {
      const copy: Record<string, unknown> = { ...child, familyName: family }
      delete copy['nhsNumber']
      delete copy['upn']
      return copy
    })
    return { ...form, ...(children === undefined ? {} : { children }) }
  }

/** No example was written before this day, and the demonstration's clock stands later even when put back. */
export const LONG_AGO = '2026-11-02'

/** The form with nothing in it dated later than that: consent given tomorrow would not be consent. */
export const writtenLongAgo = (form: Form): Form =>
  JSON.parse(
    JSON.stringify(form).replace(/"(20\d\d-\d\d-\d\d)(T[^"]*)?"/g, (text, day: string, time?: string) =>
      day <= LONG_AGO ? text : JSON.stringify(time === undefined ? LONG_AGO : `${LONG_AGO}T10:00:00Z`),
    ),
  ) as Form
