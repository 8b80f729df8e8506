import {
  after,
  attempt,
  CAST,
  contextAt,
  decisionsOf,
  freshCase,
  LATER,
  MONDAY,
  OTHER,
  outcomeOf,
  play,
  TO_CLOSED,
  TO_DECISION,
  TO_EXCLUDED,
  type Beat,
} from '../../testing/casework.js';
import { advance, excludedRatings } from './casework.js';

describe('exclusion', () => {
  it('takes two people, one from the level above, and then sends one decision', () => {
    const { file, effects } = play(freshCase(), TO_EXCLUDED);
    expect(file.state).toBe('decided');
    expect(decisionsOf(effects)).toEqual([
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
    expect(outcomeOf(advance(file, request, moved, contextAt(LATER)))).toBe('of-the-rated-unit');
  });

  it('has no voice for who proposed it, even as an officer by now', () => {
    const promoted = { ...CAST.city, id: CAST.handler.id };
    const request = { name: 'decide', fields: { approve: true, reason: '同意' } };
    const result = advance(after(...TO_DECISION), request, promoted, contextAt(LATER));
    expect(outcomeOf(result)).toBe('same-person');
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
    const made = decisionsOf(play(two, TO_EXCLUDED).effects);
    expect(new Set(made.map(({ id }) => id)).size).toBe(2);
    expect(new Set(made.map(({ seq }) => seq)).size).toBe(1);
  });

  it('numbers a decision above what the ledger already has', () => {
    const { effects } = play(freshCase(), TO_EXCLUDED, MONDAY, { lastSeq: 7 });
    expect(decisionsOf(effects)[0]?.seq).toBe(8);
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
      expect(outcomeOf(advance(proposed(), request, insider, context))).toBe('of-the-rated-unit');
      const reviewed = play(freshCase(), TO_CLOSED.slice(0, 5), MONDAY, top).file;
      const review = { name: 'review', fields: { accept: true } };
      expect(outcomeOf(advance(reviewed, review, insider, context))).toBe('revisiting');
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
    expect(decisionsOf(effects).map(({ action, seq }) => [action, seq])).toEqual([
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
