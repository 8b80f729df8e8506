import type { Role } from '#shared/domain/casework/access-role.js';
import type { Grant } from '#shared/domain/casework/access-policy.js';
import type { Place, Places } from '../../../apps/console/src/auth/places.js';
import { commonAreas, grantsFault } from '../../../apps/console/src/auth/users/user-rules.js';
import type { CsvRow } from '#shared/csv/csv-file.js';
import { shown, type ImportFault, type ImportFaultCode } from '#shared/csv/import-fault.js';

/** An account to be made, of one row or several. */
export interface ImportedUser {
  /** Of its first row. */
  readonly line: number;
  readonly username: string;
  readonly name: string;
  readonly area: string;
  readonly unit?: string | undefined;
  readonly grants: readonly Grant[];
  readonly areas: readonly string[];
}

export interface ImportedUsers {
  readonly users: readonly ImportedUser[];
  readonly faults: readonly ImportFault[];
}

/** Turns rows into accounts, by the registry; every fault is named with its line. */
export function usersOf(file: string, rows: readonly CsvRow[], places: Places): ImportedUsers {
  const faults: ImportFault[] = [];
  const users: ImportedUser[] = [];
  const groups = Map.groupBy(rows, ({ cells }) => cells['username'] ?? '');
  for (const [username, group] of groups) {
    const fault: Fault = (line, column, code, rule) => {
      faults.push({ file, line, column, code, rule });
    };
    const user = userOf(username, group, places, fault);
    if (user !== undefined) users.push(user);
  }
  return { users, faults: faults.toSorted((a, b) => a.line - b.line) };
}

type Fault = (line: number, column: string, code: ImportFaultCode, rule: string) => void;

function userOf(
  username: string,
  rows: readonly CsvRow[],
  places: Places,
  fault: Fault,
): ImportedUser | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const { name = '', unit = '' } = first.cells;
  for (const { line, cells } of rows) {
    for (const column of ['name', 'unit'] as const) {
      if ((cells[column] ?? '') !== (first.cells[column] ?? '')) {
        fault(line, column, 'differs', `differs from that of line ${first.line}: it is one person`);
        return undefined;
      }
    }
  }
  const grants = rows.map(({ cells }) => grantOf(cells['role'] as Role, cells['scope'] ?? ''));
  const granted = rows.map(({ line, cells }, index) => {
    const scope = grants[index]?.scope;
    const place = scope && places.of(scope);
    if (place === undefined) {
      const what = scope?.kind === 'department' ? 'department' : 'area';
      fault(line, 'scope', 'no-such-entry', `there is no ${what} ${shown(cells['scope'] ?? '')}`);
    }
    return place;
  });
  const home = unit === '' ? undefined : places.department(unit);
  if (unit !== '' && home === undefined) {
    fault(first.line, 'unit', 'no-such-entry', `there is no department ${shown(unit)}`);
    return undefined;
  }
  const together = grantsFault(grants);
  if (together !== undefined) fault(first.line, 'role', 'bad-grant', together);
  const known = granted.filter((place) => place !== undefined);
  if (together !== undefined || known.length < rows.length) return undefined;
  const place: Place = home ?? places.area(known[0]?.lineage[0] ?? '') ?? places.whole;
  return {
    line: first.line,
    ...{ username, name, grants, unit: unit === '' ? undefined : unit },
    area: place.lineage[0] ?? places.province,
    areas: commonAreas([place, ...known], places.province),
  };
}

const grantOf = (role: Role, code: string): Grant => ({
  role,
  scope: { kind: role === 'handler' ? 'department' : 'area', code },
});
