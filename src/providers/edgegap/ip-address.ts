const BYTE = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const IPV4 = new RegExp(`^${BYTE}(\\.${BYTE}){3}$`)

/** Whether a text is an IPv4 or IPv6 address, without zone or prefix length. */
export const isIpAddress = (text: string): boolean =>
  text.includes(':') ? /^[0-9a-f:.]+$/i.test(text) && URL.canParse(`http://[${text}]/`) : IPV4.test(text)
