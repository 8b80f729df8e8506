import { chinaDay } from '#shared/domain/china-time.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import type { Source } from '#shared/domain/registry.js';
import { generateSecret } from '#shared/crypto/source-secret.js';
import {
  WEBHOOK_HEADER,
  isFresh,
  signingKey,
  verifySignature,
  type SigningKey,
} from '#shared/crypto/webhook-signature.js';

/** The headers that say who sends, when, and under which id. */
export interface Credentials {
  readonly source: string;
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Undefined when a header is missing, or the timestamp is more than five minutes away. */
export function credentialsOf(headers: Headers, now: number): Credentials | undefined {
  const source = headers[WEBHOOK_HEADER.source];
  const id = headers[WEBHOOK_HEADER.id];
  const timestamp = headers[WEBHOOK_HEADER.timestamp];
  const signature = headers[WEBHOOK_HEADER.signature];
  if (
    typeof source !== 'string' ||
    typeof id !== 'string' ||
    typeof timestamp !== 'string' ||
    typeof signature !== 'string'
  ) {
    return undefined;
  }
  return isFresh(timestamp, now) ? { source, id, timestamp, signature } : undefined;
}

interface ReadyKeys {
  readonly secrets: readonly string[];
  readonly keys: readonly SigningKey[];
}

/** Knows senders by their signatures. */
export class Authenticator {
  private readonly ready = new Map<string, ReadyKeys>();
  /** Signatures of unknown sources are computed too, so that time does not tell which exist. */
  private readonly nobodysKeys = [signingKey(generateSecret())];

  constructor(private readonly registry: RegistryView) {}

  /** The source that signed the body; undefined for one unknown, without key, or not the signer. */
  sourceOf(credentials: Credentials, body: Buffer, now: number): Source | undefined {
    const source = this.registry.current().sources.on(credentials.source, chinaDay(now));
    const known = source === undefined ? this.nobodysKeys : this.keysOf(source.code);
    const keys = known.length === 0 ? this.nobodysKeys : known;
    const { id, timestamp, signature } = credentials;
    return verifySignature(keys, signature, { id, timestamp, body }) ? source : undefined;
  }

  private keysOf(source: string): readonly SigningKey[] {
    const secrets = this.registry.sourceKeys(source);
    const known = this.ready.get(source);
    if (
      known?.secrets.length === secrets.length &&
      known.secrets.every((s, i) => s === secrets[i])
    ) {
      return known.keys;
    }
    const keys = secrets.map(signingKey);
    this.ready.set(source, { secrets, keys });
    return keys;
  }
}
