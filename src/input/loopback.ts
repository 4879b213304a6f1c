const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i

/** Whether a host name or address, without port, is this machine alone. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host)
