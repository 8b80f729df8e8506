import type { CaseDetail } from '../../api/cases';
import type { OwnUser } from '../../api/session';

export interface Officer {
  readonly id: string;
  readonly name: string;
}

const SYSTEM = 'system';

/**
 * Those whom a 回访 of a case can be given to, as far as this page knows them: whoever asks, first,
 * and the people who had a part in the case. The server says who of them may.
 */
export function officersOf(me: Pick<OwnUser, 'id' | 'name'>, { history }: CaseDetail): Officer[] {
  const found = new Map([[me.id, `${me.name}（本人）`]]);
  for (const { by, byName } of history) {
    if (by !== SYSTEM && byName !== null && !found.has(by)) found.set(by, byName);
  }
  return [...found].map(([id, name]) => ({ id, name }));
}
