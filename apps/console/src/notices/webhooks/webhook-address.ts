import { BlockList, isIP } from 'node:net';

/** Networks that no webhook may reach: whoever sets one up is no administrator of these. */
const NOT_PUBLIC = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  NOT_PUBLIC.addSubnet(network, bits, 'ipv4');
}
// Of IPv6 only what is routed in the world, and of that nothing that stands for an IPv4 address.
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  NOT_PUBLIC.addSubnet(network, bits, 'ipv6');
}

/** Whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !NOT_PUBLIC.check(address, 'ipv4');
    case 6:
      return GLOBAL.check(address, 'ipv6') && !NOT_PUBLIC.check(address, 'ipv6');
    default:
      return false;
  }
}

/** `host` or `host:port`, as `HCP_WEBHOOK_HOSTS` names them: these may lie anywhere. */
export type TrustedHosts = ReadonlySet<string>;

/** The hosts of a list with commas between them. */
export const trustedHosts = (list: string | undefined): TrustedHosts =>
  new Set(
    (list ?? '')
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter(Boolean),
  );

export const isTrusted = ({ hostname, host }: URL, trusted: TrustedHosts): boolean =>
  trusted.has(hostname) || trusted.has(host);

/** The host of an address as a resolver takes it: an IPv6 address without its brackets. */
export const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/** What is wrong with the address of a webhook; undefined when it may be sent to. */
export function addressFault(text: string, trusted: TrustedHosts): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return 'must be an address';
  if (url.username !== '' || url.password !== '') return 'must hold no credentials';
  if (url.hash !== '') return 'must have no fragment';
  if (isTrusted(url, trusted)) {
    return ['http:', 'https:'].includes(url.protocol) ? undefined : 'must be one of HTTP';
  }
  if (url.protocol !== 'https:') return 'must begin with https://';
  const host = bareHost(url);
  if (isIP(host) !== 0 && !isPublicAddress(host)) return 'must be a public address';
  // A name without a dot is looked up in our own network alone.
  if (isIP(host) === 0 && !/\.[a-z]/i.test(host)) return 'must be a public name';
  return undefined;
}
