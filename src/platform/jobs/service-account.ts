/**
 * Who the service itself is, where it writes without anybody asking: in history, in audit and for the walls.
 * No account may have this id (0007), so nobody who calls can be taken for it.
 */
export const SERVICE_ACCOUNT = '00000000-0000-7000-8000-5e4511ce0000'

/** What the audit names as its client. */
export const SERVICE_CLIENT = 'front-door-worker'
