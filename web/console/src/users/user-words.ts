import type { UserState } from '#shared/contract/console-storage.js';
import { ROLE_NAMES, ROLES } from '#shared/domain/casework/access-role.js';
import type { Grant } from '#shared/domain/casework/access-policy.js';
import { optionsOf } from '../ui/options-of';

export const USER_STATE_NAMES: Readonly<Record<UserState, string>> = {
  active: '启用',
  disabled: '停用',
};

export const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }));
export const STATE_OPTIONS = optionsOf(USER_STATE_NAMES);

/** The fields of all forms about an account, as refusals name them. */
export const USER_LABELS: Readonly<Record<string, string>> = {
  username: '用户名',
  name: '姓名',
  area: '工作地区',
  unit: '所在部门',
  grants: '角色',
  to: '接收人',
};

/** Who somebody is and where he works, as a form holds it; an empty unit is none. */
export interface HomeDraft {
  readonly name: string;
  readonly area: string;
  readonly unit: string;
}

/** A grant as a form holds it, perhaps without a scope yet. */
export interface GrantDraft {
  readonly role: Grant['role'];
  readonly code: string;
}

/** A handler's scope is a department, every other role's an area. */
export const partOfRole = (role: Grant['role']): 'areas' | 'departments' =>
  role === 'handler' ? 'departments' : 'areas';

export const draftOf = ({ role, scope }: Grant): GrantDraft => ({ role, code: scope.code });

export const grantOf = ({ role, code }: GrantDraft): Grant => ({
  role,
  scope: { kind: role === 'handler' ? 'department' : 'area', code },
});

/** Pages of the list are numbered; the cursor of one is its number as text. */
export const nextPageOf = (page: number, size: number, total: number): string | null =>
  page * size < total ? String(page + 1) : null;
