import { isIP } from 'node:net';
import { AppError } from '../errors/app-error.js';
import { env } from '../config/read-config.js';

/** Variables of services that look at the addresses of those who ask. */
export const proxiesConfig = {
  HCP_TRUSTED_PROXIES: env.optionalText(
    'addresses or CIDR blocks of proxies whose X-Forwarded-For is believed, separated by commas',
  ),
};

/** The proxies that a value of `HCP_TRUSTED_PROXIES` names; throws `config-invalid`. */
export function proxiesOf(text = ''): readonly string[] {
  const proxies = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (proxies.every(isNetwork)) return proxies;
  throw new AppError(
    'config-invalid',
    'environment variable HCP_TRUSTED_PROXIES must be IP addresses or CIDR blocks',
  );
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128);
}
