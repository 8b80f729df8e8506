import type { UserDoc } from '#shared/contract/console-storage.js';
import type { Role } from '#shared/domain/casework/access-role.js';
import type { ConsoleCollections } from '../../storage/console-collections.mongo.js';
import { within } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import { UserStore, type UserChange, type UserPage, type UserQuery } from './user-store.port.js';

export class MongoUserStore extends UserStore {
  constructor(private readonly users: ConsoleCollections['users']) {
    super();
  }

  async byId(id: string, tx?: Tx): Promise<UserDoc | undefined> {
    return (await this.users.findOne({ _id: id }, within(tx))) ?? undefined;
  }

  async byUsername(username: string, tx?: Tx): Promise<UserDoc | undefined> {
    return (await this.users.findOne({ username }, within(tx))) ?? undefined;
  }

  async list(query: UserQuery): Promise<UserPage> {
    const { page, pageSize } = query;
    const filter = conditions(query);
    const users = await this.users
      .find(filter)
      .sort({ username: 1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .toArray();
    return { users, total: await this.users.countDocuments(filter) };
  }

  async isEmpty(tx: Tx): Promise<boolean> {
    return (await this.users.findOne({}, within(tx))) === null;
  }

  async hasRole(tx: Tx, role: Role): Promise<boolean> {
    const found = await this.users.findOne({ 'grants.role': role }, within(tx));
    return found !== null;
  }

  async insert(tx: Tx, user: UserDoc): Promise<void> {
    await this.users.insertOne(user, within(tx));
  }

  async change(tx: Tx, id: string, change: UserChange): Promise<void> {
    const entries: [string, unknown][] = Object.entries(change);
    const set = entries.filter(([, value]) => value !== undefined);
    const gone = entries
      .filter(([, value]) => value === undefined)
      .map(([name]): [string, ''] => [name, '']);
    await this.users.updateOne(
      { _id: id },
      {
        ...(set.length === 0 ? {} : { $set: Object.fromEntries(set) }),
        ...(gone.length === 0 ? {} : { $unset: Object.fromEntries(gone) }),
      },
      within(tx),
    );
  }
}

/** A pattern that matches a text and nothing else. */
const literal = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '\\$&');

function conditions({ areas, text, role, state, unit }: UserQuery) {
  const pattern = text === undefined ? '' : literal(text);
  return {
    areas: { $in: [...areas] },
    ...(text === undefined
      ? {}
      : { $or: [{ username: { $regex: `^${pattern}` } }, { name: { $regex: pattern } }] }),
    ...(role === undefined ? {} : { 'grants.role': role }),
    ...(state === undefined ? {} : { state }),
    ...(unit === undefined ? {} : { unit }),
  };
}
