import { ASKED_KINDS, type LookUpDoc, type RevealState } from '#shared/contract/reveal-storage.js';
import type { TimeCursor } from '../../paging/time-cursor.js';
import { sessionOf, within } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import type { PrivacyCollections } from '../storage/privacy-collections.mongo.js';
import type { AskedRow } from './reveal-state.js';
import { RevealStore, type RevealChange, type RevealQuery } from './reveal-store.port.js';

export class MongoRevealStore extends RevealStore {
  constructor(private readonly reveals: PrivacyCollections['reveals']) {
    super();
  }

  async insert(tx: Tx, row: AskedRow | LookUpDoc): Promise<void> {
    await this.reveals.insertOne(row, { session: sessionOf(tx) });
  }

  async byId(_id: string, tx?: Tx): Promise<AskedRow | undefined> {
    const row = await this.reveals.findOne({ _id, kind: { $in: [...ASKED_KINDS] } }, within(tx));
    return (row as AskedRow | null) ?? undefined;
  }

  async page({ limit, ...query }: RevealQuery): Promise<AskedRow[]> {
    const rows = await this.reveals
      .find(conditionsOf(query))
      .sort({ askedAt: -1, _id: -1 })
      .limit(limit)
      .toArray();
    return rows as AskedRow[];
  }

  async change(tx: Tx, _id: string, change: RevealChange): Promise<void> {
    const entries = Object.entries(change);
    const set = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    const unset = Object.fromEntries(
      entries.filter(([, value]) => value === undefined).map(([name]) => [name, '' as const]),
    );
    await this.reveals.updateOne(
      { _id },
      { $set: set, ...(Object.keys(unset).length === 0 ? {} : { $unset: unset }) },
      { session: sessionOf(tx) },
    );
  }

  async erasures(limit: number): Promise<string[]> {
    const rows = await this.reveals
      .find({ kind: 'erasure', state: 'approved' }, { projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    return rows.map(({ _id }) => _id);
  }
}

function conditionsOf(query: Omit<RevealQuery, 'limit'>) {
  const { areas, notOf, kind, state, askedBy, after, now } = query;
  return {
    $and: [
      { areas: { $in: [...areas] }, units: { $nin: [...notOf] } },
      { kind: kind ?? { $in: [...ASKED_KINDS] } },
      ...(state === undefined ? [] : [stateCondition(state, new Date(now))]),
      ...(askedBy === undefined
        ? []
        : [{ askedBy: askedBy.is ? askedBy.id : { $ne: askedBy.id } }]),
      ...(after === undefined ? [] : [afterCondition(after)]),
    ],
  };
}

function stateCondition(state: RevealState, now: Date) {
  switch (state) {
    case 'expired':
      return { state: { $in: ['asked', 'approved'] as const }, expiresAt: { $lte: now } };
    case 'asked':
    case 'approved':
      return { state, $nor: [{ expiresAt: { $lte: now } }] };
    default:
      return { state };
  }
}

const afterCondition = ({ at, id }: TimeCursor) => ({
  $or: [{ askedAt: { $lt: at } }, { askedAt: at, _id: { $lt: id } }],
});
