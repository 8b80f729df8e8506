import type { Grant } from '#shared/domain/casework/access-policy.js';
import type { Db } from '#shared/mongo/connect.js';
import { insertSession, insertUser, type BrowserSession } from '../../support/console-app.js';
import type { CasePlace } from '../../support/loop-cases.js';

/** Who is at work at once: counties and units more than cities; one in 25 at the province. */
const AT_WORK = [
  'county',
  'unit',
  'county',
  'unit',
  'city',
  'county',
  'unit',
  'supervisor',
] as const;
const PROVINCIAL_ONE_IN = 25;
/** Takes people from counties far apart. */
const STRIDE = 37;

/** Sessions of officers, handlers and supervisors of many places. */
export async function signInMany(
  db: Db,
  places: readonly CasePlace[],
  count: number,
): Promise<BrowserSession[]> {
  const counties = places.filter(({ lineage }) => lineage.length === 3);
  const sessions: BrowserSession[] = [];
  for (let i = 0; i < count; i += 1) {
    const place = counties[(i * STRIDE) % counties.length];
    if (place === undefined) throw new Error('there is no county');
    sessions.push(await signIn(db, place, grantOf(place, i)));
  }
  return sessions;
}

function grantOf(
  { deptCode, lineage: [county = '', city = '', province = ''] }: CasePlace,
  i: number,
) {
  const officer = (code: string): Grant => ({ role: 'officer', scope: { kind: 'area', code } });
  if (i % PROVINCIAL_ONE_IN === 0) return officer(province);
  switch (AT_WORK[i % AT_WORK.length] ?? 'county') {
    case 'county':
      return officer(county);
    case 'city':
      return officer(city);
    case 'unit':
      return { role: 'handler', scope: { kind: 'department', code: deptCode } } as const;
    case 'supervisor':
      return { role: 'supervisor', scope: { kind: 'area', code: city } } as const;
  }
}

async function signIn(
  db: Db,
  { deptCode, lineage }: CasePlace,
  grant: Grant,
): Promise<BrowserSession> {
  const now = Date.now();
  const user = await insertUser(db, {
    grants: [grant],
    ...{ area: lineage[0] ?? '', areas: lineage, unit: deptCode },
    totp: { secret: { kid: 'x', ct: '' }, enrolledAt: new Date(now), lastStep: 0 },
  });
  return insertSession(db, user, now);
}
