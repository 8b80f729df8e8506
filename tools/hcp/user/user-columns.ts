import { ROLES } from '#shared/domain/casework/access-role.js';
import { isCode } from '#shared/domain/code.js';
import { isLine } from '#shared/domain/text.js';
import { USERNAME, USERNAME_RULE } from '../../../apps/console/src/auth/users/user-rules.js';
import type { Column } from '#shared/csv/column.js';
import { shown } from '#shared/csv/import-fault.js';

const LONGEST_NAME = 64;

const code = (text: string): string | undefined =>
  isCode(text) ? undefined : `${shown(text)} is not a code: 1 to 64 letters, digits, _ or -`;

function name(text: string): string | undefined {
  if (!isLine(text)) return 'has control characters or line breaks';
  const { length } = Array.from(text);
  return length > LONGEST_NAME ? `is longer than ${LONGEST_NAME} characters` : undefined;
}

/** The columns of `hcp import users`: one row for each role of a person. */
export const USER_COLUMNS: readonly Column[] = [
  {
    name: 'username',
    broken: (text) => (USERNAME.test(text) ? undefined : `${shown(text)} ${USERNAME_RULE}`),
  },
  { name: 'name', broken: name },
  {
    name: 'role',
    broken: (text) =>
      ROLES.some((role) => role === text)
        ? undefined
        : `${shown(text)} is none of ${ROLES.join(', ')}`,
  },
  { name: 'scope', broken: code },
  { name: 'unit', mayBeEmpty: true, mayBeAbsent: true, broken: code },
];
