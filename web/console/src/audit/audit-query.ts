import { usersApi } from '../api/users';
import type { Query } from '../api/http';
import { actorWords, chinaInstant } from './entry-words';

/** What narrows the audit log, as it stands in the address. */
export type AuditFilters = Readonly<Record<'actor' | 'action' | 'subject' | 'from' | 'to', string>>;
export const NO_AUDIT_FILTERS: AuditFilters = {
  actor: '',
  action: '',
  subject: '',
  from: '',
  to: '',
};

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** The question that the filters ask; `actor` is an id by now. */
export const auditQuery = ({ actor, action, subject, from, to }: AuditFilters): Query => ({
  ...{ actor, action, subject: subject.trim() },
  from: chinaInstant(from),
  to: chinaInstant(to),
});

/**
 * The id of the account with a user name: what entries name. What is an id, or stands for nobody in
 * particular, stays. A name that no account has is asked for as it is, and finds nothing.
 */
export async function actorId(text: string): Promise<string> {
  const name = text.trim();
  if (name === '' || ID.test(name) || actorWords(name) !== undefined) return name;
  const { users } = await usersApi.list({ text: name, pageSize: 50 });
  return users.find(({ username }) => username === name)?.id ?? name;
}
