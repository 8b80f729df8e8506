import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';

/** One way to sign; a further one is a further entry of the table below. */
export interface SignatureAlgorithm {
  /** A new private key. */
  generate(): KeyObject;
  /** Whether a key is one of this algorithm. */
  isKey(key: KeyObject): boolean;
  sign(bytes: Buffer, privateKey: KeyObject): Buffer;
  isSigned(bytes: Buffer, publicKey: KeyObject, signature: Buffer): boolean;
}

/** 1.2.156.10197.1.301, the curve of SM2 (GB/T 32918); Node has no name for keys on it. */
const SM2_CURVE = Buffer.from('06082a811ccf5501822d', 'hex');

const publicHalf = (key: KeyObject): Buffer =>
  (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' });

export const SIGNATURE_ALGORITHMS = {
  Ed25519: {
    generate: () => generateKeyPairSync('ed25519').privateKey,
    isKey: (key) => key.asymmetricKeyType === 'ed25519',
    sign: (bytes, key) => sign(null, bytes, key),
    isSigned: (bytes, key, signature) => verify(null, bytes, key, signature),
  },
  'SM2-SM3': {
    generate: () => {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' });
      // Fresh from the generator it would sign with ECDSA; what is read signs as GB/T 32918 says.
      return createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    },
    isKey: (key) => publicHalf(key).includes(SM2_CURVE),
    sign: (bytes, key) => sign('sm3', bytes, key),
    isSigned: (bytes, key, signature) => verify('sm3', bytes, key, signature),
  },
} as const satisfies Record<string, SignatureAlgorithm>;

export type AlgorithmName = keyof typeof SIGNATURE_ALGORITHMS;
export const ALGORITHM_NAMES = Object.keys(SIGNATURE_ALGORITHMS) as AlgorithmName[];

/** The algorithm that a manifest or a key names; undefined when it is not known here. */
export const algorithmNamed = (name: string): SignatureAlgorithm | undefined =>
  ALGORITHM_NAMES.some((known) => known === name)
    ? SIGNATURE_ALGORITHMS[name as AlgorithmName]
    : undefined;

/** The name of a key's algorithm; undefined when it is of none that is known here. */
export const algorithmOf = (key: KeyObject): AlgorithmName | undefined =>
  ALGORITHM_NAMES.find((name) => SIGNATURE_ALGORITHMS[name].isKey(key));
