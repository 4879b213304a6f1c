import { expect, test } from 'vitest'
import { isIpAddress } from './ip-address.js'

test.each([
  '1.2.3.4',
  '0.0.0.0',
  '255.255.255.255',
  '::1',
  '::',
  '2001:db8::13',
  '2001:DB8:0:0:0:0:0:1',
  '::ffff:1.2.3.4',
])('%s is an address', (text) => {
  expect(isIpAddress(text)).toBe(true)
})

test.each([
  ...['', 'localhost', '1.2.3', '1.2.3.4.5', '256.1.1.1', '1.2.3.4 ', '1.2.3.4:80', '1.2.3.0/24', '01.2.3.4', '1'],
  ...[':', ':::', '1:2:3', '2001:db8::13%eth0', '[::1]', '::1/64', '1:2:3:4:5:6:7:8:9', '::g', '::1.2.3.256'],
])('"%s" is none', (text) => {
  expect(isIpAddress(text)).toBe(false)
})
