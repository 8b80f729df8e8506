import type { SourceKey } from '#shared/contract/registry-storage.js';
import type { SecretBox } from '#shared/crypto/source-secret.js';
import { may, type Actor } from '#shared/domain/casework/access-policy.js';
import { chinaDay, chinaTime } from '#shared/domain/china-time.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import { newSourceKey } from '#shared/registry/new-source-key.js';
import { activeKeys, rotated } from '#shared/registry/source-keys.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Clock } from '../../clock.js';
import { notFound } from '../../http/problem.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import type { RegistryChangedDto } from '../entries/entry-answer.dto.js';
import type { AnyEntry, EntryPlaces } from '../entries/entry-places.js';
import type { RegistryStore } from '../entries/registry-store.port.js';
import type { IssuedKeyDto, SourceKeyDto, SourceKeyListDto, SourceKeysDto } from './keys.dto.js';
import type { SourceKeyStore } from './source-key-store.port.js';

const HOUR = 3_600_000;

export interface KeysParts {
  readonly transactions: Transactions;
  readonly store: RegistryStore;
  readonly keys: SourceKeyStore;
  readonly registry: RegistryView;
  readonly places: EntryPlaces;
  readonly box: SecretBox;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** The keys that sources sign with. */
export class KeysService {
  constructor(private readonly parts: KeysParts) {}

  /** The sources in the scope of the actor that are in force today, with the keys good now. */
  async list(actor: Actor): Promise<SourceKeyListDto> {
    const { registry, keys, clock } = this.parts;
    const all = await keys.all();
    const sources = [...registry.current().sources.allOn(chinaDay(clock.now()))]
      .filter((source) => this.mayKeep(actor, source))
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, name }) => ({ code, name, keys: this.shown(all.get(code) ?? []) }));
    return { sources };
  }

  /** Throws `not-found` when there is no such source in the scope of the actor. */
  async read(actor: Actor, code: string): Promise<SourceKeysDto> {
    const { name } = await this.source(actor, code);
    return { code, name, keys: this.shown(await this.parts.keys.keys(code)) };
  }

  /** Throws like `read`; for a new key, before anything of the request is looked at. */
  async requireKeeper(actor: Actor, code: string): Promise<void> {
    await this.source(actor, code);
  }

  /**
   * A new key and its audit entry, in one transaction; those before it stay good for some hours.
   * Throws like `read`.
   */
  async issue(actor: Actor, code: string, overlapHours: number): Promise<IssuedKeyDto> {
    const { box, clock } = this.parts;
    const now = new Date(clock.now());
    const { key, secret } = newSourceKey(box, code, now);
    const { version, notLoaded } = await this.change(actor, code, (keys) => ({
      keys: rotated(keys, key, now, overlapHours * HOUR),
      action: 'registry.key-issued',
      details: { key: key.id, overlapHours },
    }));
    return { id: key.id, secret, version, notLoaded };
  }

  /** No key of the source is good any more. Throws like `read`. */
  revoke(actor: Actor, code: string): Promise<RegistryChangedDto> {
    return this.change(actor, code, (keys) => ({
      keys: [],
      action: 'registry.keys-revoked',
      details: { keys: keys.map(({ id }) => id) },
    }));
  }

  private async change(
    actor: Actor,
    code: string,
    next: (keys: readonly SourceKey[]) => KeyChange,
  ): Promise<RegistryChangedDto> {
    const { transactions, store, keys: all, audit } = this.parts;
    const { version } = await transactions.run((tx) =>
      store.change(tx, async () => {
        await this.source(actor, code, tx);
        const { keys, action, details } = next(await all.keys(code, tx));
        await all.put(tx, code, keys);
        const subject = `registry:sources/${code}`;
        await audit.append(tx, { actor: actor.id, action, subject, details });
        return { parts: ['sourceKeys'], result: undefined };
      }),
    );
    return { version, notLoaded: await store.notLoaded(version) };
  }

  private async source(actor: Actor, code: string, tx?: Tx): Promise<{ readonly name: string }> {
    const found = (await this.parts.store.versions('sources', code, tx)).at(-1);
    if (found === undefined || !this.mayKeep(actor, found)) throw notFound();
    return found;
  }

  private mayKeep(actor: Actor, source: AnyEntry): boolean {
    const places = this.parts.places.seenFrom('sources', source);
    return places.every((place) => may(actor, 'registry.keys', place));
  }

  private shown(keys: readonly SourceKey[]): SourceKeyDto[] {
    return activeKeys(keys, new Date(this.parts.clock.now())).map(
      ({ id, createdAt, expiresAt }) => ({
        id,
        createdAt: chinaTime(createdAt.getTime()),
        expiresAt: expiresAt === undefined ? null : chinaTime(expiresAt.getTime()),
      }),
    );
  }
}

interface KeyChange {
  readonly keys: readonly SourceKey[];
  readonly action: 'registry.key-issued' | 'registry.keys-revoked';
  readonly details: Readonly<Record<string, string | number | readonly string[]>>;
}
