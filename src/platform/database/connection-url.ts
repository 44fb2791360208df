/** The role requests run as: it owns nothing and passes no wall. Migrations grant to it by this name. */
export const APP_ROLE = 'front_door_app'

/** The address with a server setting added (`options=-c name=value`), beside any that it has already. */
export function withConnectionOption(url: string, name: string, value: string): string {
  const address = new URL(url)
  const before = address.searchParams.get('options')
  address.searchParams.set('options', `${before === null ? '' : `${before} `}-c ${name}=${value}`)
  return address.href
}
