import type { TargetResolver } from '../access/target-kind.js';
import type { UserStore } from './user-store.port.js';

/** What a permission about an account is asked about: from where it is administered, and who it is. */
export const userTarget =
  (users: UserStore): TargetResolver =>
  async (id) => {
    const user = await users.byId(id);
    return user && { lineage: user.areas, deptCode: user.unit, person: user._id };
  };
