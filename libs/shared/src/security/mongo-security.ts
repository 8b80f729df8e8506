import type Type from 'typebox';
import type { Static } from 'typebox';
import type { mongoConfig } from '../config/backend-config.js';
import type { MongoSecurity } from '../mongo/connect.js';
import { invalid, passwordOfNamedFile, requiredBy } from './named-file.js';
import { certificatesOf, keyPairOf } from './pem.js';

/** The variables that say how MongoDB is reached. */
export type MongoAccess = Static<Type.TObject<typeof mongoConfig>>;

/**
 * How MongoDB is spoken to, from the variables and the files they name. Throws `config-invalid`,
 * naming the variable, when a file cannot be used or one variable lacks another.
 */
export function mongoSecurity(config: MongoAccess): MongoSecurity {
  const tls = tlsOf(config);
  const user = userOf(config);
  return {
    ...(tls === undefined ? {} : { tls }),
    ...(user === undefined ? {} : { user }),
  };
}

function tlsOf({
  MONGODB_TLS_CA_FILE: authorities,
  MONGODB_TLS_CERT_KEY_FILE: own,
}: MongoAccess): MongoSecurity['tls'] {
  if (authorities === undefined && own === undefined) return undefined;
  const ownFile = { variable: 'MONGODB_TLS_CERT_KEY_FILE', path: own ?? '' };
  return {
    ...(authorities === undefined
      ? {}
      : { ca: certificatesOf('MONGODB_TLS_CA_FILE', authorities) }),
    ...(own === undefined ? {} : keyPairOf(ownFile, ownFile)),
  };
}

function userOf({
  MONGODB_USERNAME: username,
  MONGODB_PASSWORD_FILE: passwordFile,
  MONGODB_URI: uri,
}: MongoAccess): MongoSecurity['user'] {
  if (username === undefined && passwordFile === undefined) return undefined;
  if (passwordFile === undefined) throw requiredBy('MONGODB_PASSWORD_FILE', 'MONGODB_USERNAME');
  if (username === undefined) throw requiredBy('MONGODB_USERNAME', 'MONGODB_PASSWORD_FILE');
  if (/^[^/]*\/\/[^/?]*@/.test(uri)) {
    throw invalid('MONGODB_USERNAME', 'must be unset where MONGODB_URI names a user');
  }
  return { username, password: passwordOfNamedFile('MONGODB_PASSWORD_FILE', passwordFile) };
}
