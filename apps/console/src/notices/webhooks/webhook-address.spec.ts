import { addressFault, isPublicAddress, trustedHosts } from './webhook-address.js';

it.each([
  ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
  ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1'],
  ...['::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '2002:7f00:1::', 'not an address'],
])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it.each(['8.8.8.8', '172.32.0.1', '240e:1::1', '2408:8000::1'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

const NOBODY = trustedHosts(undefined);

it.each([
  'https://oa.example.gov.cn/hook?a=1',
  'https://oa.example.gov.cn:8443/',
  'https://8.8.8.8/hook',
])('%s may be sent to', (url) => {
  expect(addressFault(url, NOBODY)).toBeUndefined();
});

it.each([
  'nonsense',
  'http://oa.example.gov.cn/hook',
  'ftp://oa.example.gov.cn/',
  'https://user:secret@oa.example.gov.cn/',
  'https://oa.example.gov.cn/#part',
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://[::1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://localhost/',
  'https://mongodb:27017/',
])('%s may not', (url) => {
  expect(addressFault(url, NOBODY)).toEqual(expect.any(String));
});

it('a host that is trusted may lie anywhere, and speak plainly; another port of it may not', () => {
  const trusted = trustedHosts('10.0.0.5:8080, OA.internal');
  expect(addressFault('http://10.0.0.5:8080/hook', trusted)).toBeUndefined();
  expect(addressFault('http://oa.internal/hook', trusted)).toBeUndefined();
  expect(addressFault('http://10.0.0.5:9090/hook', trusted)).toBeDefined();
  expect(addressFault('ftp://oa.internal/hook', trusted)).toBeDefined();
});
