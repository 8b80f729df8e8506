import type { Stage } from '../casework/case-stage.js';
import type { Term } from '../casework/case-term.js';
import { startOfChinaDay } from '../china-time.js';
import type { WorkCalendar } from '../working-days.js';
import type { HonourCase } from './honour-case.js';
import {
  DEFAULT_HONOUR_RULES,
  honourFacts,
  judgeHonour,
  type HonourFacts,
} from './honour-rules.js';

const CALENDAR: WorkCalendar = {
  years: new Set([2026]),
  holidays: new Set(['2026-06-19']),
  makeUpDays: new Set(),
};

const at = startOfChinaDay;

/** A term of five working days that began on Monday 1 June and so ends with Monday 8 June. */
function term(stage: Stage, endedAt?: number): Term {
  return {
    ...{ n: 1, stage, startedAt: at('2026-06-01') + 1, limit: { days: 5, unit: 'working' } },
    ...{ extension: 0, extensions: 0, pauses: [], endedAt },
  };
}

const made = (more: Partial<HonourCase> = {}): HonourCase => ({
  ...{ code: 'C-1', unit: 'D', falsified: false, outcome: 'satisfied' },
  marks: { assigned: at('2026-06-01'), closed: at('2026-06-09') },
  clock: { past: [term('handle', at('2026-06-03'))] },
  ...more,
});

const UNTIL = at('2026-07-01');
const factsOf = (cases: readonly HonourCase[]): HonourFacts | undefined =>
  honourFacts(cases, CALENDAR, UNTIL).get('D');
const lateOf = (one: HonourCase) => factsOf([one])?.late;

describe('how late a unit was', () => {
  it('is counted in working days, begun ones too, holidays left out', () => {
    const ended = (day: string) => made({ clock: { past: [term('handle', at(day))] } });
    expect(lateOf(ended('2026-06-09'))).toEqual([]);
    expect(lateOf(ended('2026-06-10'))).toEqual([{ code: 'C-1', days: 1 }]);
    expect(lateOf(ended('2026-06-13'))).toEqual([{ code: 'C-1', days: 4 }]);
    expect(lateOf(ended('2026-06-15'))).toEqual([{ code: 'C-1', days: 4 }]);
    expect(lateOf(ended('2026-06-23'))).toEqual([{ code: 'C-1', days: 9 }]);
  });

  it('grows while the case is open, up to the end of the period', () => {
    const open = made({
      marks: { assigned: at('2026-06-01') },
      clock: { past: [], term: term('handle') },
    });
    expect(lateOf(open)).toEqual([{ code: 'C-1', days: 15 }]);
    expect(honourFacts([open], CALENDAR, at('2026-06-11')).get('D')?.late).toEqual([
      { code: 'C-1', days: 2 },
    ]);
  });

  it('is not what officers took, nor what another unit did before', () => {
    const late = at('2026-06-29');
    expect(lateOf(made({ clock: { past: [term('review', late)] } }))).toEqual([]);
    const assigned = { assigned: at('2026-06-02'), closed: late };
    expect(lateOf(made({ marks: assigned, clock: { past: [term('handle', late)] } }))).toEqual([]);
  });

  it('is not known where the calendar does not reach', () => {
    const unknown: WorkCalendar = { ...CALENDAR, years: new Set() };
    expect(honourFacts([made()], unknown, UNTIL).get('D')?.late).toEqual([
      { code: 'C-1', days: null },
    ]);
  });
});

describe('the lists', () => {
  const good: HonourFacts = { closed: 10, revisited: 20, satisfied: 19, late: [], falsified: [] };
  const judge = (more: Partial<HonourFacts>) =>
    judgeHonour({ ...good, ...more }, DEFAULT_HONOUR_RULES);

  it('have on the red one who closed ten, all in time, with 95 % content', () => {
    expect(judge({})).toEqual({ list: 'red', reasons: [] });
    expect(judge({ closed: 9 })).toEqual({ list: null, reasons: ['too-few'] });
    expect(judge({ satisfied: 18 })).toEqual({ list: null, reasons: ['not-satisfied'] });
    expect(judge({ revisited: 0, satisfied: 0 }).reasons).toEqual(['not-satisfied']);
    expect(judge({ late: [{ code: 'C', days: 1 }] }).reasons).toEqual(['not-in-time']);
    expect(judge({ late: [{ code: 'C', days: null }] })).toEqual({
      list: null,
      reasons: ['not-in-time'],
    });
  });

  it('have on the black one who was late by more than ten working days, or falsified', () => {
    expect(judge({ late: [{ code: 'C', days: 10 }] }).list).toBeNull();
    expect(judge({ late: [{ code: 'C', days: 11 }] })).toEqual({
      list: 'black',
      reasons: ['very-late'],
    });
    expect(judge({ falsified: ['C'] })).toEqual({ list: 'black', reasons: ['falsified'] });
  });

  it('count closed cases only as closed, and only people who were reached as asked', () => {
    const facts = factsOf([
      made(),
      made({ outcome: 'unreached' }),
      made({ outcome: 'unsatisfied' }),
      made({ marks: { assigned: at('2026-06-01') } }),
    ]);
    expect(facts).toMatchObject({ closed: 3, revisited: 2, satisfied: 1 });
  });
});
