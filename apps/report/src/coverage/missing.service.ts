import { addDays, type Day } from '#shared/domain/china-time.js';
import { IS_HEARD } from '#shared/domain/coverage/is-heard.js';
import { bySilence } from '#shared/domain/coverage/last-heard.js';
import type { ScoreSnapshot, SubjectKind } from '../reading/score-reader.port.js';
import type { Scope } from '../registry/scope.js';
import { findLastHeard, type LastHeard } from './last-heard.js';
import type { Missing, MissingEntry, MissingQuery, Registered } from './missing.types.js';
import { registeredIn } from './registered.js';

/** Finds who sends nothing and since when, from one moment of what is counted. */
export class MissingService {
  async compute(
    query: MissingQuery,
    scope: Scope,
    snapshot: ScoreSnapshot,
    today: Day,
  ): Promise<Missing> {
    const { kind, what, period } = query;
    const registered = registeredIn(kind, scope);
    const silent = new Map(registered.map((one) => [one.code, one]));
    let last: LastHeard;
    if (kind === 'source') {
      last = await heardOfSources(query, silent, snapshot);
    } else {
      await forgetHeard(kind, query, scope, silent, snapshot);
      // A service may lie minutes ahead of the clock, and so in a month to come.
      const newest = addDays(today, 1).slice(0, 7);
      last = await findLastHeard({ kind, what, period, wanted: silent }, newest, snapshot);
    }
    const { days, lookedBackTo } = last;
    const entries = Array.from(silent.values(), (one): MissingEntry => ({
      ...one,
      last: days.get(one.code),
    }));
    return {
      ...{ query, scope, lookedBackTo, today },
      generation: snapshot.position.generation,
      registered: registered.length,
      entries: entries.sort(bySilence),
    };
  }
}

/** Takes away whoever was heard of in the period. */
async function forgetHeard(
  kind: 'department' | SubjectKind,
  { what, period }: MissingQuery,
  scope: Scope,
  silent: Map<string, Registered>,
  snapshot: ScoreSnapshot,
): Promise<void> {
  const span = { period, openDays: [] };
  const of = new Set(scope.departments.keys());
  const isHeard = IS_HEARD[what];
  if (kind === 'department') {
    const [tallies] = await snapshot.departments([span], of);
    for (const [code, { counts }] of tallies ?? []) if (isHeard(counts)) silent.delete(code);
    return;
  }
  await snapshot.subjects(kind, [span], of, ({ deptCode, code, counts }) => {
    if (isHeard(counts) && silent.get(code)?.deptCode === deptCode) silent.delete(code);
  });
}

/** Takes away systems of which something arrived in the period, and asks for the others' last. */
async function heardOfSources(
  { what, period }: MissingQuery,
  silent: Map<string, Registered>,
  snapshot: ScoreSnapshot,
): Promise<LastHeard> {
  const days = new Map<string, Day>();
  for (const code of silent.keys()) {
    if ((await snapshot.lastArrival(code, what, period)) !== undefined) silent.delete(code);
    else {
      const day = await snapshot.lastArrival(code, what);
      if (day !== undefined) days.set(code, day);
    }
  }
  return { days, lookedBackTo: null };
}
