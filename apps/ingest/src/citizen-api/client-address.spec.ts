import { clientAddress } from './client-address.js';

describe('clientAddress', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['2001:db8:1::203.0.113.7', '2001:db8:1:0::/64'],
  ])('counts %s as %s', (ip, address) => {
    expect(clientAddress(ip)).toBe(address);
  });

  it('counts the hosts of one network as one, and those of two as two', () => {
    expect(clientAddress('2001:db8:0:1::1')).toBe(clientAddress('2001:db8:0:1:ffff::2'));
    expect(clientAddress('2001:db8:0:1::1')).not.toBe(clientAddress('2001:db8:0:2::1'));
  });
});
