import { isIPv6 } from 'node:net';

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const PREFIX_GROUPS = 4;

/**
 * Who is counted as one: an IPv4 address, or the /64 of an IPv6 address, of which every household
 * has 2^64. It is never kept as it is: limits keep keyed hashes.
 */
export function clientAddress(ip: string): string {
  const mapped = MAPPED.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  const [address = ''] = ip.split('%', 1);
  return isIPv6(address) ? `${prefixOf(address)}::/64` : ip;
}

/** The first 64 bits, each group without leading zeros. */
function prefixOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  // An IPv4 tail stands for two groups; it never reaches into the first four of a full address.
  const width = address.includes('.') ? 7 : 8;
  const zeros = tail === undefined ? 0 : Math.max(0, width - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill('0'), ...after]
    .slice(0, PREFIX_GROUPS)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'));
