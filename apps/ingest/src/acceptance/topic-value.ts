import {
  HASHED_FIELDS,
  PERSONAL_FIELDS,
  sealContext,
  type HashedField,
  type PersonalField,
} from '#shared/contract/sealed.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import type { Door } from '#shared/domain/channel.js';

const isHashed = (name: PersonalField): name is HashedField =>
  HASHED_FIELDS.some((hashed) => hashed === name);

/** What ingest adds to an event: the space it is in, and through which door it came. */
export interface Placing {
  readonly space: string;
  readonly door?: Door;
}

/**
 * The text of an accepted event on the topic: as it came, with its place named and with personal
 * fields and free text encrypted, bound to the event's ledger key. An empty one is left out, since
 * it says nothing.
 */
export function topicText(
  event: object,
  placing: Placing,
  keyOf: () => string,
  sealer: Sealer,
): string {
  const value: Record<string, unknown> & Placing = { ...event, ...placing };
  let key: string | undefined;
  for (const name of PERSONAL_FIELDS) {
    const text = value[name];
    if (typeof text !== 'string') continue;
    if (text === '') {
      value[name] = undefined;
      continue;
    }
    key ??= keyOf();
    value[name] = sealer.seal(text, sealContext(name, key));
    if (isHashed(name)) value[`${name}Hash`] = sealer.hash(name, text);
  }
  return JSON.stringify(value);
}
