import type { Permission } from '#shared/domain/casework/access-table.js';
import { usersApi, type UserRow } from '../api/users';

/** What a step did: the account as it is now, and what is to be told. */
export interface StepDone {
  readonly words: string;
  readonly user?: UserRow;
  readonly password?: string;
}

/** Something that is done to an account without further fields. */
export interface AccountStep {
  readonly title: string;
  readonly permission: Permission;
  readonly isDangerous: boolean;
  /** Whether it makes sense as the account stands. */
  readonly fits: (user: UserRow) => boolean;
  readonly question: (user: UserRow) => string;
  readonly run: (user: UserRow) => Promise<StepDone>;
}

/** In the order of their buttons. What the roles may not is left out by whoever shows them. */
export const ACCOUNT_STEPS: readonly AccountStep[] = [
  {
    title: '重置密码',
    permission: 'users.write',
    isDangerous: true,
    fits: () => true,
    question: ({ name }) =>
      `为 ${name} 生成新的初始密码，只显示一次，并结束其全部会话。锁定仍须由安全管理员解除。`,
    run: async ({ id }) => {
      const { user, password } = await usersApi.resetPassword(id);
      return { words: '已重置密码', user, password };
    },
  },
  {
    title: '停用账号',
    permission: 'users.write',
    isDangerous: true,
    fits: ({ state }) => state === 'active',
    question: ({ name }) =>
      `${name} 将不能登录，会话立即结束；账号和历史记录保留。在办事项请先移交。`,
    run: async ({ id, version }) => ({
      words: '已停用',
      user: await usersApi.setState(id, version, 'disabled'),
    }),
  },
  {
    title: '启用账号',
    permission: 'users.write',
    isDangerous: false,
    fits: ({ state }) => state === 'disabled',
    question: ({ name }) => `${name} 可以用原来的密码和动态口令重新登录。`,
    run: async ({ id, version }) => ({
      words: '已启用',
      user: await usersApi.setState(id, version, 'active'),
    }),
  },
  {
    title: '解除锁定',
    permission: 'users.unlock',
    isDangerous: false,
    fits: ({ lockedUntil }) => lockedUntil !== null,
    question: ({ name }) => `${name} 因多次登录失败被锁定。请先核实是本人操作，再解除。`,
    run: async ({ id }) => ({ words: '已解除锁定', user: await usersApi.unlock(id) }),
  },
  {
    title: '重置动态口令',
    permission: 'users.unlock',
    isDangerous: true,
    fits: ({ hasTotp }) => hasTotp,
    question: ({ name }) => `${name} 下次登录时须重新绑定动态口令。请先核实本人遗失或更换了手机。`,
    run: async ({ id }) => ({ words: '已重置动态口令', user: await usersApi.resetTotp(id) }),
  },
  {
    title: '结束全部会话',
    permission: 'session.revoke',
    isDangerous: true,
    fits: () => true,
    question: ({ name }) => `${name} 在所有电脑上的登录立即失效。`,
    run: async ({ id }) => {
      const { ended } = await usersApi.endSessions(id);
      return { words: `已结束 ${ended} 个会话` };
    },
  },
];
