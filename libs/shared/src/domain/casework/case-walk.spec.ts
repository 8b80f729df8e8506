import fc from 'fast-check';
import { NAMES, opened, opening, turns, walk } from '../../testing/case-walk.js';
import {
  act,
  CALENDAR,
  CAST,
  contextAt,
  decisionsOf,
  freshCase,
  HOUR,
  LINEAGE,
  MONDAY,
  play,
  TO_EXCLUDED,
  type Beat,
  type CastName,
} from '../../testing/casework.js';
import { CASE_STATES } from '../case.js';
import { ScoreDelta } from '../score-delta.js';
import { isExcluded, type RatingFact, type ServiceFacts } from '../service-facts.js';
import {
  actionsFor,
  asksExclusion,
  CASE_ACTION_NAMES,
  excludedRatings,
  readClock,
  stageOf,
  type Actor,
  type CaseDecision,
  type CaseFile,
} from './casework.js';

/** A walk is long: few of them go far. */
const RUNS = { numRuns: 60 };
const everybody = Object.values(CAST);

function expectPossible(file: CaseFile): void {
  const { state, finding, motion, clock, unit } = file;
  expect(CASE_STATES).toContain(state);
  if (file.reopenings > file.round) return;
  expect(clock.term?.stage).toBe(stageOf(state));
  expect(new Set([...clock.past, ...(clock.term ? [clock.term] : [])].map(({ n }) => n)).size).toBe(
    clock.past.length + (clock.term === undefined ? 0 : 1),
  );
  expect(motion !== undefined).toBe(state === 'awaiting-decision' || state === 're-examining');
  expect(unit === undefined).toBe(state === 'awaiting-assignment');
  if (state === 'verifying') expect(finding).toBeUndefined();
  if (state === 'rectifying' || state === 'rectified') expect(finding).toBe('upheld');
  if (state === 'explaining' || state === 'explained') expect(finding).not.toBe('upheld');
  if (state === 'proposing') expect(finding !== undefined && asksExclusion(finding)).toBe(true);
  if (state === 'closed') expect(finding).toBeDefined();
  if (finding !== undefined && asksExclusion(finding) && state === 'closed') {
    expect(file.kind !== 'bad-rating' || excludedRatings(file).size > 0).toBe(true);
  }
}

/** What moves a case on from each state, by whom. */
const WAY_ON: Readonly<Record<string, readonly Beat[]>> = {
  'awaiting-assignment': [['system', 'assign']],
  'awaiting-receipt': [['handler', 'receive']],
  verifying: [['handler', 'verify']],
  rectifying: [['handler', 'rectify']],
  rectified: [['handler', 'answer']],
  explaining: [['handler', 'explain']],
  explained: [['handler', 'answer']],
  proposing: [['handler', 'verify']],
  'awaiting-decision': [['handler', 'withdraw']],
  're-examining': [
    ['county', 're-examine', { approve: false }],
    ['countyToo', 're-examine', { approve: false }],
    ['city', 're-examine', { approve: false }],
    ['cityToo', 're-examine', { approve: false }],
    ['province', 're-examine', { approve: false }],
    ['provinceToo', 're-examine', { approve: false }],
    ['provinceThree', 're-examine', { approve: false }],
  ],
  decided: [['county', 'answer']],
  'awaiting-review': [['county', 'review']],
  revisiting: [
    ['county', 'revisit'],
    ['county', 'assign-revisit'],
  ],
  answered: [['county', 'close']],
};

/** Brings a case to its close, whatever it went through; undefined where it is stuck. */
function finish(start: CaseFile, from: number): CaseFile | undefined {
  let file = start;
  for (let i = 0; i < 40 && file.state !== 'closed'; i++) {
    const context = contextAt(from + i * HOUR);
    const beats: readonly Beat[] = [['county', 'resume'], ...(WAY_ON[file.state] ?? [])];
    const next = beats
      .map(([who, name, fields]): Beat => [
        who === 'handler' ? handlerOf(file) : who,
        name,
        fields ?? {},
      ])
      .map((beat) => act(file, beat, context))
      .find((result) => !('fault' in result));
    if (next === undefined || 'fault' in next) return undefined;
    file = next.file;
  }
  return file.state === 'closed' ? file : undefined;
}

const handlerOf = ({ unit }: CaseFile): CastName =>
  unit === 'DEPT-OTHER' ? 'otherHandler' : 'handler';

describe('whatever people do', () => {
  it('a case is never in an impossible state', () => {
    fc.assert(
      fc.property(opening, turns, (start, all) => {
        for (const file of walk(opened(start), all, everybody).trail) expectPossible(file);
      }),
      RUNS,
    );
  });

  it('somebody can bring it to its close', () => {
    fc.assert(
      fc.property(opening, turns, (start, all) => {
        const { file, at } = walk(opened(start), all, everybody);
        expect(finish(file, at + HOUR)?.state).toBe('closed');
      }),
      RUNS,
    );
  });

  it('an exclusion or a restoration had the two right people', () => {
    fc.assert(
      fc.property(opening, turns, (start, all) => {
        const { effects } = walk(opened(start), all, everybody);
        for (const { by, approvedBy } of decisionsOf(effects)) {
          const levels = [by, approvedBy].map(levelOf);
          expect(by).not.toBe(approvedBy);
          expect(levels).not.toContain(-1);
          expect(Math.max(...levels)).toBeGreaterThan(0);
          expect([by, approvedBy]).not.toContain('insider');
        }
      }),
      RUNS,
    );
  });

  it('nobody excludes alone, not even with every role there is', () => {
    const grants = everybody.flatMap((person) => person.grants);
    const mighty: Actor = { id: 'mighty', grants };
    fc.assert(
      fc.property(opening, turns, (start, all) => {
        const people = [mighty, CAST.handler, CAST.system, CAST.supervisor];
        expect(decisionsOf(walk(opened(start), all, people).effects)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('decisions on a rating are numbered upwards, and the ledger agrees with the case', () => {
    fc.assert(
      fc.property(opening, turns, (start, all) => {
        const { file, effects } = walk(opened(start), all, everybody);
        const decisions = decisionsOf(effects);
        const facts: ServiceFacts = { deptCode: 'D', revisions: [], ratings: [], decisions };
        const excluded = excludedRatings(file);
        for (const rating of file.ratings) {
          const seqs = decisions.filter(({ ratingKey }) => ratingKey === rating);
          expect(seqs.map(({ seq }) => seq)).toEqual(
            [...new Set(seqs.map(({ seq }) => seq))].sort((a, b) => a - b),
          );
          expect(isExcluded(facts, rating)).toBe(excluded.has(rating));
        }
        expect(new Set(decisions.map(({ id }) => id)).size).toBe(decisions.length);
      }),
      RUNS,
    );
  });

  it('every notice has a key of its own', () => {
    fc.assert(
      fc.property(opening, turns, (start, all) => {
        const keys = walk(opened(start), all, everybody).effects.flatMap((effect) =>
          effect.type === 'notice' ? [effect.notice.key] : [],
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
      RUNS,
    );
  });

  it('the clock can be read', () => {
    fc.assert(
      fc.property(opening, turns, fc.boolean(), (start, all, isKnown) => {
        const { trail, at } = walk(opened(start), all, everybody);
        const calendar = isKnown ? CALENDAR : { ...CALENDAR, years: new Set<number>() };
        for (const file of trail) {
          const { dueState, dueAt } = readClock(file, calendar, at);
          expect(dueState === 'done').toBe(file.clock.term === undefined);
          expect(['running', 'due-soon', 'late'].includes(dueState)).toBe(dueAt !== null);
          if (!isKnown) expect(['paused', 'awaiting-calendar', 'done']).toContain(dueState);
        }
      }),
      RUNS,
    );
  });

  it('what a page offers is what `advance` does not refuse for who, when or readiness', () => {
    fc.assert(
      fc.property(opening, turns, fc.constantFrom(...NAMES), (start, all, who) => {
        const { file, at } = walk(opened(start), all, everybody);
        const context = contextAt(at);
        const offered = actionsFor(file, CAST[who], context);
        for (const name of CASE_ACTION_NAMES) {
          const result = act(file, [who, name], context);
          if (!('fault' in result)) expect(offered).toContain(name);
        }
      }),
      RUNS,
    );
  });
});

const levelOf = (id: string): number => {
  const person = everybody.find((one) => one.id === id);
  const grant = person?.grants.find(({ role }) => role === 'officer');
  return grant === undefined ? -1 : LINEAGE.indexOf(grant.scope.code);
};

describe('excluded, then restored', () => {
  const rating: RatingFact = {
    key: 'rating-1',
    round: 1,
    isDefault: false,
    level: 1,
    channel: 2,
    door: 'direct',
    ratedAt: MONDAY,
    taskCode: 'T',
  };
  const scores = (decisions: readonly CaseDecision[]) => {
    const delta = new ScoreDelta();
    delta.fold({ deptCode: 'D', revisions: [], ratings: [rating], decisions }, 1);
    return [delta.heads, delta.days, delta.subjects];
  };

  it('a rating counts as if nothing had been', () => {
    const story: Beat[] = [
      ...TO_EXCLUDED,
      ['system', 'reopen'],
      ['cityToo', 're-examine'],
      ['province', 're-examine'],
    ];
    const decisions = decisionsOf(play(freshCase(), story).effects);
    expect(scores(decisions)).toEqual(scores([]));
    expect(scores(decisions.slice(0, 1))).not.toEqual(scores([]));
  });
});
