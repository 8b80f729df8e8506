/**
 * What makes two events the same. A key is readable text; `|` joins its parts and is escaped
 * inside the two parts that are free text (projectNo, serviceNumber), so that no two different
 * services share a key. The key is the ledger's `_id`.
 */
export interface ServiceRef {
  readonly deptCode: string;
  readonly space: string;
  readonly projectNo: string;
  readonly serviceNumber: string;
}

const escape = (part: string): string =>
  part.includes('|') || part.includes('%')
    ? part.replaceAll('%', '%25').replaceAll('|', '%7C')
    : part;

const unescape = (part: string): string => part.replaceAll('%7C', '|').replaceAll('%25', '%');

/** `deptCode|space|projectNo|serviceNumber`: one service of one case. */
export const serviceKey = (s: ServiceRef): string => `${casePrefix(s)}${escape(s.serviceNumber)}`;

/** What the keys of all services of one case begin with, and no other key does. */
export const casePrefix = (s: Omit<ServiceRef, 'serviceNumber'>): string =>
  `${s.deptCode}|${s.space}|${escape(s.projectNo)}|`;

/** The service that a key was made of; parts that the key does not have are empty. */
export function serviceRefOf(key: string): ServiceRef {
  const [deptCode = '', space = '', projectNo = '', serviceNumber = ''] = key.split('|', 4);
  return {
    deptCode,
    space,
    projectNo: unescape(projectNo),
    serviceNumber: unescape(serviceNumber),
  };
}

/** Key of one revision of a service record: `<service>|r<revision>`. */
export const revisionKey = (service: string, revision: number): string => `${service}|r${revision}`;

/** Key of a rating: `<service>|<assessNumber>|c` (chosen) or `…|d` (default). */
export const ratingKey = (service: string, round: number, isDefault: boolean): string =>
  `${service}|${round}|${isDefault ? 'd' : 'c'}`;

/** The service key that a rating key or revision key begins with. */
export function serviceOfKey(key: string): string {
  return key.split('|', 4).join('|');
}

/** The department that a key belongs to. */
export const deptOfKey = (key: string): string => key.slice(0, key.indexOf('|'));

/** Whether text has the form of a rating key. */
export const isRatingKey = (text: string): boolean =>
  /^[A-Za-z0-9_-]{1,64}\|[A-Za-z0-9_-]{1,64}\|[^|]+\|[^|]+\|[12]\|[cd]$/.test(text);
