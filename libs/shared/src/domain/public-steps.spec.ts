import fc from 'fast-check';
import { CASE_STATES } from './case.js';
import { PUBLIC_STEPS, publicSteps, type KnownFacts } from './public-steps.js';

const none: KnownFacts = { ratings: [], decisions: [], requests: [] };
const names = (facts: KnownFacts) => publicSteps(facts).map(({ name }) => name);

describe('public steps', () => {
  it('a rating is submitted, then counted', () => {
    expect(publicSteps({ ...none, ratings: [{ round: 1, at: 5 }] })).toEqual([
      { name: 'submitted', at: 5 },
    ]);
    expect(publicSteps({ ...none, ratings: [{ round: 1, at: 5, countedAt: 9 }] })).toEqual([
      { name: 'submitted', at: 5 },
      { name: 'counted', at: 9 },
    ]);
  });

  it('a request is asked for, then granted or refused', () => {
    const asked = { ...none, requests: [{ kind: 'erasure', at: 5 }] } as const;
    expect(names(asked)).toEqual(['erasure-asked']);
    const decided = (granted: boolean): KnownFacts => ({
      ...none,
      requests: [
        { kind: 'objection', at: 5, decided: { granted, at: 6 } },
        { kind: 'erasure', at: 7, decided: { granted, at: 8 } },
      ],
    });
    expect(names(decided(true))).toEqual([
      ...['objected', 'objection-granted', 'erasure-asked', 'erased'],
    ]);
    expect(names(decided(false))).toEqual([
      ...['objected', 'objection-refused', 'erasure-asked', 'erasure-refused'],
    ]);
  });

  it('nothing is counted before it is submitted, whatever the clocks say', () => {
    expect(publicSteps({ ...none, ratings: [{ round: 1, at: 5, countedAt: 3 }] })[1]).toEqual({
      name: 'counted',
      at: 5,
    });
  });

  it('a case without a history tells only the step that its state proves, undated', () => {
    const facts: KnownFacts = {
      ...none,
      ratings: [
        { round: 1, at: 1, countedAt: 2 },
        { round: 2, at: 9 },
      ],
      case: { openedAt: 2, state: 'verifying' },
    };
    expect(publicSteps(facts)).toEqual([
      { name: 'submitted', at: 1 },
      { name: 'counted', at: 2 },
      { name: 'case-opened', at: 2 },
      { name: 'case-assigned' },
      { name: 'followed-up', at: 9 },
    ]);
  });

  it('a case with a history tells its dated steps, in their order among the others', () => {
    const facts: KnownFacts = {
      ...none,
      ratings: [{ round: 1, at: 1, countedAt: 2 }],
      case: {
        openedAt: 2,
        state: 'closed',
        history: [
          { name: 'case-assigned', at: 3 },
          { name: 'case-verified', at: 4 },
          { name: 'case-closed', at: 8 },
        ],
      },
      decisions: [
        { action: 'exclude', at: 5 },
        { action: 'restore', at: 7 },
      ],
      requests: [{ kind: 'objection', at: 6 }],
    };
    expect(names(facts)).toEqual([
      ...['submitted', 'counted', 'case-opened', 'case-assigned', 'case-verified'],
      ...['excluded', 'objected', 'restored', 'case-closed'],
    ]);
  });

  it('whatever is known, dated steps are in the order of time and none is lost', () => {
    const at = fc.integer({ min: 0, max: 20 });
    const known = fc.record({
      ratings: fc.array(fc.record({ round: fc.constantFrom(1 as const, 2 as const), at })),
      case: fc.option(fc.record({ openedAt: at, state: fc.constantFrom(...CASE_STATES) }), {
        nil: undefined,
      }),
      decisions: fc.array(
        fc.record({ action: fc.constantFrom('exclude' as const, 'restore' as const), at }),
      ),
      requests: fc.array(
        fc.record({ kind: fc.constantFrom('objection' as const, 'erasure' as const), at }),
      ),
    });
    fc.assert(
      fc.property(known, (facts) => {
        const steps = publicSteps(facts);
        const times = steps.flatMap((step) => (step.at === undefined ? [] : [step.at]));
        expect(times).toEqual([...times].sort((a, b) => a - b));
        const { ratings, decisions, requests } = facts;
        const cases = facts.case === undefined ? 0 : 1;
        expect(times).toHaveLength(ratings.length + decisions.length + requests.length + cases);
        for (const { name } of steps) expect(PUBLIC_STEPS).toContain(name);
      }),
    );
  });
});
