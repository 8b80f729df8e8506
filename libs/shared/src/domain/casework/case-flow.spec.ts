import {
  act,
  CAST,
  contextAt,
  freshCase,
  HOUR,
  MONDAY,
  OTHER,
  play,
  TO_CLOSED,
  TO_DECISION,
  TO_EXCLUDED,
  TO_VERIFYING,
  type Beat,
} from '../../testing/casework.js';
import {
  actionsFor,
  advance,
  excludedRatings,
  type Advance,
  type CaseEffect,
  type CaseFile,
} from './casework.js';

const LATER = MONDAY + 50 * HOUR;
const codeOf = (result: Advance) => ('fault' in result ? result.fault.code : result.file.state);
const attempt = (file: CaseFile, beat: Beat) => codeOf(act(file, beat, contextAt(LATER)));
const after = (...beats: Beat[]) => play(freshCase(), beats).file;
const decisions = (effects: readonly CaseEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'decision' ? [effect.decision] : []));
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

describe('exclusion', () => {
  it('takes two people, one from the level above, and then sends one decision', () => {
    const { file, effects } = play(freshCase(), TO_EXCLUDED);
    expect(file.state).toBe('decided');
    expect(decisions(effects)).toEqual([
      expect.objectContaining({
        ratingKey: 'rating-1',
        action: 'exclude',
        seq: 1,
        by: 'county',
        approvedBy: 'city',
      }),
    ]);
  });

  it.each<[string, Beat[], Beat, string]>([
    ['the same person twice', [['city', 'decide']], ['city', 'decide'], 'same-person'],
    [
      'two of the same level',
      [['county', 'decide']],
      ['countyToo', 'decide'],
      'level-above-wanted',
    ],
    ['one of the rated unit', [['county', 'decide']], ['insider', 'decide'], 'of-the-rated-unit'],
    ['one of the rated unit, first', [], ['insider', 'decide'], 'of-the-rated-unit'],
    ['the handler', [['county', 'decide']], ['handler', 'decide'], 'not-allowed'],
    ['an officer from beside', [['county', 'decide']], ['beside', 'decide'], 'not-allowed'],
    ['a supervisor', [['county', 'decide']], ['supervisor', 'decide'], 'not-allowed'],
    ['an administrator', [['county', 'decide']], ['systemAdmin', 'decide'], 'not-allowed'],
    ['either order', [['city', 'decide']], ['county', 'decide'], 'decided'],
    ['two from above', [['city', 'decide']], ['province', 'decide'], 'decided'],
  ])('by %s', (_, before, beat, expected) => {
    expect(attempt(after(...TO_DECISION, ...before), beat)).toBe(expected);
  });

  it('cannot be decided by who once worked on the case', () => {
    const file = after(
      ['county', 'assign', { unit: OTHER }],
      ['otherHandler', 'return'],
      ...TO_DECISION,
    );
    const moved = { ...CAST.city, deptCode: OTHER };
    const request = { name: 'decide', fields: { approve: true, reason: '同意' } };
    expect(codeOf(advance(file, request, moved, contextAt(LATER)))).toBe('of-the-rated-unit');
  });

  it('has no voice for who proposed it, even as an officer by now', () => {
    const promoted = { ...CAST.city, id: CAST.handler.id };
    const request = { name: 'decide', fields: { approve: true, reason: '同意' } };
    const result = advance(after(...TO_DECISION), request, promoted, contextAt(LATER));
    expect(codeOf(result)).toBe('same-person');
  });

  it('is refused by one alone, and cannot be proposed again', () => {
    const file = after(...TO_DECISION, ['county', 'decide', { approve: false }]);
    expect([file.state, file.finding]).toEqual(['verifying', undefined]);
    expect(attempt(file, ['handler', 'verify', { finding: 'mistaken' }])).toBe('already-decided');
    expect(attempt(file, ['handler', 'verify'])).toBe('rectifying');
  });

  it('leaves the ratings that were not proposed to be verified', () => {
    const two = freshCase({ ratings: ['rating-1', 'rating-2'] });
    const { file } = play(two, [
      ...TO_DECISION.slice(0, 3),
      ['handler', 'propose', { ratings: ['rating-2'] }],
      ['county', 'decide'],
      ['city', 'decide'],
    ]);
    expect(file.state).toBe('verifying');
    expect([...excludedRatings(file)]).toEqual(['rating-2']);
  });

  it('gives each of several decisions an id of its own', () => {
    const two = freshCase({ ratings: ['rating-1', 'rating-2'] });
    const made = decisions(play(two, TO_EXCLUDED).effects);
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
    expect(new Set(made.map(({ seq }) => seq)).size).toBe(1);
  });

  it('numbers a decision above what the ledger already has', () => {
    const { effects } = play(freshCase(), TO_EXCLUDED, MONDAY, { lastSeq: 7 });
    expect(decisions(effects)[0]?.seq).toBe(8);
  });

  describe('of a rating of the province itself', () => {
    const top = { lineage: ['360000'], placeOf: () => ['360000'] };
    const proposed = () => play(freshCase(), TO_DECISION, MONDAY, top).file;

    it('is decided by two of the province, since there is no level above', () => {
      const beats: Beat[] = [
        ['province', 'decide'],
        ['provinceToo', 'decide'],
      ];
      expect(play(proposed(), beats, LATER, top).file.state).toBe('decided');
    });

    it('is not decided by the rated unit there either, which may review itself', () => {
      const insider = { ...CAST.province, deptCode: CAST.insider.deptCode };
      const request = { name: 'decide', fields: { approve: true, reason: '同意' } };
      const context = contextAt(LATER, top);
      expect(codeOf(advance(proposed(), request, insider, context))).toBe('of-the-rated-unit');
      const reviewed = play(freshCase(), TO_CLOSED.slice(0, 5), MONDAY, top).file;
      const review = { name: 'review', fields: { accept: true } };
      expect(codeOf(advance(reviewed, review, insider, context))).toBe('revisiting');
    });
  });

  it('can be withdrawn by the unit while nobody has decided', () => {
    const file = after(...TO_DECISION, ['county', 'decide'], ['handler', 'withdraw']);
    expect([file.state, file.motion]).toEqual(['verifying', undefined]);
  });
});

describe('re-examination', () => {
  const OBJECTED: Beat[] = [...TO_EXCLUDED, ['system', 'reopen', { cause: 'objection' }]];

  it('restores what two others find wrong, with a higher seq', () => {
    const { file, effects } = play(freshCase(), [
      ...OBJECTED,
      ['cityToo', 're-examine'],
      ['province', 're-examine'],
    ]);
    expect(file.state).toBe('verifying');
    expect(excludedRatings(file).size).toBe(0);
    expect(decisions(effects).map(({ action, seq }) => [action, seq])).toEqual([
      ['exclude', 1],
      ['restore', 2],
    ]);
  });

  it.each(['county', 'city'] as const)('has no voice for who excluded: %s', (who) => {
    expect(attempt(after(...OBJECTED), [who, 're-examine'])).toBe('same-person');
  });

  it('leaves the exclusion as it is when refused, and is final', () => {
    const file = after(...OBJECTED, ['province', 're-examine', { approve: false }]);
    expect(file.state).toBe('decided');
    expect([...excludedRatings(file)]).toEqual(['rating-1']);
    expect(attempt(file, ['system', 'reopen', { cause: 'objection' }])).toBe('nothing-excluded');
  });

  it('comes of an objection after the close too', () => {
    const { file } = play(freshCase({ realName: false }), [
      ...TO_EXCLUDED,
      ['county', 'answer'],
      ['county', 'close'],
      ['county', 'reopen', { cause: 'objection' }],
    ]);
    expect([file.state, file.reopenings, file.round]).toEqual(['re-examining', 1, 1]);
  });

  it('does not have a satisfied person asked twice when it is refused', () => {
    const file = after(
      ...TO_EXCLUDED,
      ['county', 'answer'],
      ['county', 'assign-revisit'],
      ['county', 'revisit'],
      ['county', 'close'],
      ['system', 'reopen'],
      ['province', 're-examine', { approve: false }],
      ['county', 'answer'],
    );
    expect([file.state, file.revisits.outcome]).toEqual(['answered', 'satisfied']);
  });

  it('comes of a person who is not satisfied with an exclusion', () => {
    const file = after(
      ...TO_EXCLUDED,
      ['county', 'answer'],
      ['county', 'assign-revisit'],
      ['county', 'revisit', { outcome: 'unsatisfied' }],
    );
    expect([file.state, file.motion?.action]).toEqual(['re-examining', 'restore']);
  });

  it('comes once of a unit whose proposal was refused', () => {
    const refused: Beat[] = [...TO_DECISION, ['county', 'decide', { approve: false }]];
    const appealed = after(...refused, ['handler', 'appeal']);
    expect(appealed.state).toBe('re-examining');
    const won = play(
      appealed,
      [
        ['city', 're-examine'],
        ['province', 're-examine'],
      ],
      LATER,
    ).file;
    expect([won.state, won.finding]).toEqual(['decided', 'malicious']);
    const lost = play(appealed, [['city', 're-examine', { approve: false }]], LATER).file;
    expect(attempt(lost, ['handler', 'appeal'])).toBe('nothing-to-appeal');
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
    expect(codeOf(act(file, ['county', 'extend'], late))).toBe('already-late');
  });

  it('an action that does not exist', () => {
    const request = { name: 'toString', fields: {} };
    expect(codeOf(advance(freshCase(), request, CAST.county, contextAt(MONDAY)))).toBe(
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
