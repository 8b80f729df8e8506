import {
  act,
  after,
  attempt,
  CAST,
  contextAt,
  freshCase,
  MONDAY,
  outcomeOf,
  TO_CLOSED,
  TO_DECISION,
  TO_VERIFYING,
  type Beat,
} from '../../testing/casework.js';
import { actionsFor, advance } from './casework.js';

describe('refusals', () => {
  it.each<[string, Beat[], Beat, string]>([
    ['an unknown unit', [], ['county', 'assign', { unit: 'NOBODY' }], 'unknown-unit'],
    ['a unit elsewhere', [], ['county', 'assign', { unit: 'DEPT-BESIDE' }], 'unit-out-of-reach'],
    ['the city reaches it', [], ['city', 'assign', { unit: 'DEPT-BESIDE' }], 'awaiting-receipt'],
    ['a case of another unit', [['system', 'assign']], ['otherHandler', 'receive'], 'not-allowed'],
    ['no finding', [...TO_VERIFYING], ['handler', 'verify', { finding: 'so so' }], 'out-of-range'],
    ['a finding twice', TO_CLOSED.slice(0, 4), ['handler', 'verify'], 'wrong-state'],
    ['an unassigned revisit', TO_CLOSED.slice(0, 6), ['county', 'revisit'], 'not-assigned-to-you'],
    [
      'a revisit of another',
      TO_CLOSED.slice(0, 7),
      ['countyToo', 'revisit'],
      'not-assigned-to-you',
    ],
    [
      'a revisit by the handler',
      TO_CLOSED.slice(0, 6),
      ['county', 'assign-revisit', { officer: 'handler' }],
      'unknown-officer',
    ],
    ['a review by the rated', TO_CLOSED.slice(0, 5), ['insider', 'review'], 'of-the-rated-unit'],
    [
      'a rating of another case',
      TO_DECISION.slice(0, 3),
      ['handler', 'propose', { ratings: ['x'] }],
      'unknown-rating',
    ],
    ['work while paused', [...TO_VERIFYING, ['county', 'pause']], ['handler', 'verify'], 'paused'],
    ['no pause to end', TO_VERIFYING.slice(), ['county', 'resume'], 'not-paused'],
    ['too many days', [...TO_VERIFYING], ['county', 'extend', { days: 6 }], 'too-many-days'],
    [
      'a second extension',
      [...TO_VERIFYING, ['county', 'extend', { days: 1 }]],
      ['county', 'extend', { days: 1 }],
      'no-extension-left',
    ],
    [
      'complex twice',
      [...TO_VERIFYING, ['county', 'mark-complex']],
      ['county', 'mark-complex'],
      'already-complex',
    ],
    ['days not named', [...TO_VERIFYING], ['handler', 'ask', { what: 'extension' }], 'missing'],
    ['nothing asked', [...TO_VERIFYING], ['county', 'decline'], 'nothing-asked'],
  ])('%s', (_, before, beat, expected) => {
    expect(attempt(after(...before), beat)).toBe(expected);
  });

  it('an extension once it is late', () => {
    const file = after(...TO_VERIFYING);
    const late = contextAt(Date.parse('2026-06-09T00:00:00+08:00'));
    expect(outcomeOf(act(file, ['county', 'extend'], late))).toBe('already-late');
  });

  it('an action that does not exist', () => {
    const request = { name: 'toString', fields: {} };
    expect(outcomeOf(advance(freshCase(), request, CAST.county, contextAt(MONDAY)))).toBe(
      'unknown-action',
    );
  });

  it('change nothing', () => {
    const file = after(...TO_DECISION);
    const before = structuredClone(file);
    attempt(file, ['county', 'decide']);
    attempt(file, ['handler', 'decide']);
    expect(file).toEqual(before);
  });
});

describe('what a page offers', () => {
  it.each([
    ['handler', ['return', 'verify', 'ask']],
    ['county', ['extend', 'mark-complex', 'pause', 'supervise']],
    ['otherHandler', []],
    ['beside', []],
    ['supervisor', []],
    ['auditAdmin', []],
  ] as const)('%s, of a case being verified', (who, expected) => {
    const offered = actionsFor(after(...TO_VERIFYING), CAST[who], contextAt(MONDAY));
    expect(offered).toEqual(expected);
  });
});
