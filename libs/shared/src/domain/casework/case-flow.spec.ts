import {
  after,
  attempt,
  freshCase,
  LATER,
  play,
  TO_CLOSED,
  TO_DECISION,
  TO_EXCLUDED,
  TO_VERIFYING,
  type Beat,
} from '../../testing/casework.js';
import { type CaseEffect, type CaseFile } from './casework.js';

const publicSteps = (effects: readonly CaseEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'public-step' ? [effect.name] : []));
const notices = (effects: readonly CaseEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'notice' ? [effect.notice.name] : []));

describe('the main line', () => {
  it('leads an upheld case from its assignment to its close', () => {
    const { file, effects } = play(freshCase(), TO_CLOSED);
    expect(file.state).toBe('closed');
    expect(file.clock.term).toBeUndefined();
    expect(publicSteps(effects)).toEqual([
      'case-assigned',
      'case-verified',
      'case-rectified',
      'case-answered',
      'case-closed',
    ]);
    expect(effects.filter(({ type }) => type === 'history')).toHaveLength(TO_CLOSED.length);
  });

  it('explains what has no legal basis, and never asks to rectify it', () => {
    const file = after(...TO_VERIFYING, ['handler', 'verify', { finding: 'no-legal-basis' }]);
    expect(file.state).toBe('explaining');
    expect(attempt(file, ['handler', 'rectify'])).toBe('wrong-state');
    expect(
      play(file, [
        ['handler', 'explain'],
        ['handler', 'answer'],
      ]).file.state,
    ).toBe('awaiting-review');
  });

  it('does not ask a person who gave no name', () => {
    const nameless = freshCase({ realName: false });
    const { file } = play(nameless, [...TO_CLOSED.slice(0, 6), ['county', 'close']]);
    expect(file.state).toBe('closed');
  });

  it('goes on without a person who cannot be reached, after the attempts of the rules', () => {
    const revisiting = after(...TO_CLOSED.slice(0, 7));
    const unreached: Beat = ['county', 'revisit', { outcome: 'unreached' }];
    expect(play(revisiting, [unreached, unreached]).file.state).toBe('revisiting');
    const { file } = play(revisiting, [unreached, unreached, unreached]);
    expect([file.state, file.revisits.outcome]).toEqual(['answered', 'unreached']);
  });

  it('goes back to rectifying when the person is not satisfied, and asks again', () => {
    const revisiting = after(...TO_CLOSED.slice(0, 7));
    const { file } = play(revisiting, [['county', 'revisit', { outcome: 'unsatisfied' }]]);
    expect(file.state).toBe('rectifying');
    expect(file.marks.rectified).toBeUndefined();
    expect(play(file, TO_CLOSED.slice(3)).file.state).toBe('closed');
  });

  it('explains once more to who is not satisfied with an explanation, and then is done', () => {
    const explain: Beat[] = [
      ['handler', 'explain'],
      ['handler', 'answer'],
      ['county', 'review'],
      ['county', 'assign-revisit'],
      ['county', 'revisit', { outcome: 'unsatisfied' }],
    ];
    const start = after(...TO_VERIFYING, ['handler', 'verify', { finding: 'no-legal-basis' }]);
    const once = play(start, explain).file;
    expect(once.state).toBe('explaining');
    const twice = play(once, explain).file;
    expect([twice.state, twice.revisits.outcome]).toEqual(['answered', 'unsatisfied']);
  });

  it('begins anew instead of closing when a bad rating joined after the verification', () => {
    const answered = after(...TO_CLOSED.slice(0, 8));
    const joined = { ...answered, ratings: [...answered.ratings, 'rating-2'] };
    const { file } = play(joined, [['county', 'close']]);
    expect([file.state, file.round, file.unit]).toEqual(['awaiting-assignment', 1, undefined]);
  });

  it('returns a case as often as the rules allow, and then the assignment binds', () => {
    const round: Beat[] = [
      ['county', 'assign'],
      ['handler', 'return'],
    ];
    const file = after(...round, ...round, ['county', 'assign']);
    expect(attempt(file, ['handler', 'return'])).toBe('no-return-left');
  });

  it('drops what the unit asked for once the case moved on', () => {
    const asked = after(...TO_VERIFYING, ['handler', 'ask']);
    expect(asked.asked).toBe('pause');
    expect(play(asked, [['county', 'decline']]).file.asked).toBeUndefined();
    expect(play(asked, [['handler', 'verify']]).file.asked).toBeUndefined();
  });

  it('sends back what it reviews only with a reason', () => {
    const file = after(...TO_CLOSED.slice(0, 5));
    expect(attempt(file, ['county', 'review', { accept: false }])).toBe('missing');
    const back: Beat = ['county', 'review', { accept: false, reason: '没有整改' }];
    expect(attempt(file, back)).toBe('rectifying');
  });
});

describe('reopening', () => {
  it('takes note of what the aggregator opened again', () => {
    const closed = after(...TO_CLOSED);
    const reopened: CaseFile = { ...closed, state: 'awaiting-assignment', reopenings: 1 };
    const { file } = play(reopened, [['system', 'assign']], LATER);
    expect([file.state, file.round, file.finding, file.marks.verified]).toEqual([
      'awaiting-receipt',
      1,
      undefined,
      undefined,
    ]);
  });

  it('by a bad follow-up is for the system, and only of what is closed', () => {
    const followUp = { cause: 'follow-up' };
    expect(attempt(after(...TO_CLOSED), ['county', 'reopen', followUp])).toBe('not-allowed');
    expect(attempt(after(...TO_EXCLUDED), ['system', 'reopen', followUp])).toBe('wrong-state');
    expect(attempt(after(...TO_CLOSED), ['system', 'reopen', followUp])).toBe(
      'awaiting-assignment',
    );
  });

  it('of a rectification that was none goes back to the unit and is remembered', () => {
    const { file } = play(after(...TO_CLOSED), [['city', 'reopen', { cause: 'falsified' }]]);
    expect([file.state, file.falsified, file.unit]).toEqual(['rectifying', true, 'DEPT-RATED']);
  });
});

describe('notices', () => {
  it('tell a unit of its case once, whether the step or the scheduler does', () => {
    const { effects } = play(freshCase(), [['county', 'assign']]);
    expect(notices(effects)).toEqual(['assigned']);
  });

  it('call for a voice from above when the first came from the area itself', () => {
    const { effects } = play(freshCase(), [...TO_DECISION, ['county', 'decide']]);
    expect(effects.at(-1)).toEqual({
      type: 'notice',
      notice: expect.objectContaining({ name: 'second-voice-wanted', to: ['superior'] }) as unknown,
    });
  });
});
