import type { UserDoc } from '#shared/contract/console-storage.js';
import type { Role } from '#shared/domain/casework/access-role.js';
import type { Tx } from '../../storage/transactions.port.js';
import { UserStore, type UserChange, type UserPage, type UserQuery } from './user-store.port.js';

/** Accounts in memory. */
export class FakeUserStore extends UserStore {
  readonly users = new Map<string, UserDoc>();

  constructor(...users: readonly UserDoc[]) {
    super();
    for (const user of users) this.users.set(user._id, user);
  }

  byId(id: string): Promise<UserDoc | undefined> {
    return Promise.resolve(this.users.get(id));
  }

  byUsername(username: string): Promise<UserDoc | undefined> {
    return Promise.resolve(this.all().find((user) => user.username === username));
  }

  list({ areas, page, pageSize }: UserQuery): Promise<UserPage> {
    const users = this.all()
      .filter((user) => user.areas.some((area) => areas.includes(area)))
      .toSorted((a, b) => (a.username < b.username ? -1 : 1));
    const start = (page - 1) * pageSize;
    return Promise.resolve({ users: users.slice(start, start + pageSize), total: users.length });
  }

  isEmpty(): Promise<boolean> {
    return Promise.resolve(this.users.size === 0);
  }

  hasRole(_: Tx, role: Role): Promise<boolean> {
    const has = (user: UserDoc): boolean => user.grants.some((grant) => grant.role === role);
    return Promise.resolve(this.all().some(has));
  }

  insert(_: Tx, user: UserDoc): Promise<void> {
    this.users.set(user._id, user);
    return Promise.resolve();
  }

  change(_: Tx, id: string, change: UserChange): Promise<void> {
    const merged = Object.entries({ ...this.users.get(id), ...change });
    const kept = merged.filter(([, value]) => value !== undefined);
    this.users.set(id, Object.fromEntries(kept) as unknown as UserDoc);
    return Promise.resolve();
  }

  private all(): UserDoc[] {
    return [...this.users.values()];
  }
}
