import { AppError } from '#shared/errors/app-error.js';
import type { CitizenProblem } from '../citizen-problem.js';
import { LIMIT_RULES } from '../limit-rules.js';
import { FakeLimits } from '../limits.fake.js';
import { FindService } from './find.service.js';
import { FakeRegistryView } from './registry.fake.js';

const CHALLENGED: CitizenProblem = { problem: 'proof-required', challenge: 'c-1' };
const AT = { pointCode: 'P1', address: '10.0.0.1' };
const INPUT = { projectNo: ' N ', mobileLast4: '1234' };
const FOUND = { token: 't', item: '事项', day: '2026-11-02' };

describe('a look-up', () => {
  let limits: FakeLimits;
  let registry: FakeRegistryView;
  let refusal: CitizenProblem | undefined;
  let found: readonly (typeof FOUND)[];
  let asked: string[];
  let failures: number;
  let finds: FindService;

  beforeEach(() => {
    limits = new FakeLimits();
    registry = new FakeRegistryView();
    refusal = undefined;
    found = [];
    asked = [];
    failures = 0;
    finds = new FindService({
      registry,
      limits,
      guard: {
        refusal: (_, proof, isSuspect) =>
          Promise.resolve(isSuspect === true && proof === undefined ? CHALLENGED : refusal),
        count: () => {
          failures += 1;
          return Promise.resolve();
        },
      },
      numbers: {
        find: (_, { projectNo }) => {
          asked.push(projectNo);
          return Promise.resolve([...found]);
        },
      },
      slips: {
        find: (_, slip) => {
          asked.push(slip);
          return Promise.resolve([...found]);
        },
      },
    });
  });

  const tries = () => ({
    number: limits.held(LIMIT_RULES.numberTries, 'D|N'),
    address: limits.held(LIMIT_RULES.findTries, AT.address),
    slip: limits.held(LIMIT_RULES.slipTries, `${AT.address}|P1`),
    point: failures,
  });

  it('that finds something leaves no trace', async () => {
    found = [FOUND];
    expect(await finds.find(AT, INPUT)).toEqual({ services: [FOUND] });
    expect(asked).toEqual(['N']);
    expect(await finds.find(AT, { slip: '12345678' })).toEqual({ services: [FOUND] });
    expect(tries()).toEqual({ number: 0, address: 0, slip: 0, point: 0 });
  });

  it('that fails counts against the number, the address and the point', async () => {
    expect(await finds.find(AT, INPUT)).toEqual({ problem: 'not-found' });
    expect(tries()).toEqual({ number: 1, address: 1, slip: 0, point: 1 });
    expect(await finds.find(AT, { slip: '12345678' })).toEqual({ problem: 'not-found' });
    expect(tries()).toEqual({ number: 1, address: 1, slip: 1, point: 2 });
  });

  it('is not made once five have failed, and then counts nothing', async () => {
    for (let n = 0; n < 5; n += 1) await finds.find(AT, INPUT);
    found = [FOUND];
    const before = tries();
    expect(await finds.find({ ...AT, address: '10.0.0.2' }, INPUT)).toMatchObject({
      problem: 'too-many-tries',
    });
    expect(asked).toHaveLength(5);
    expect(tries()).toEqual(before);
  });

  it('of many at the same moment is made five times at most', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => finds.find({ ...AT, address: `10.0.1.${n}` }, INPUT)),
    );
    expect(asked).toHaveLength(5);
    const refused = answers.filter((one) => 'problem' in one && one.problem === 'too-many-tries');
    expect(refused).toHaveLength(35);
  });

  it('from one address, of many at the same moment, is made twenty times without a proof', async () => {
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => finds.find(AT, { ...INPUT, projectNo: `N-${n}` })),
    );
    expect(asked).toHaveLength(20);
    expect(answers.filter((one) => one === CHALLENGED)).toHaveLength(40);
    found = [FOUND];
    // A hall has one address: nobody there is shut out by what others did.
    expect(await finds.find(AT, { ...INPUT, proof: 'p' })).toEqual({ services: [FOUND] });
    expect(await finds.find({ ...AT, address: '10.0.0.2' }, INPUT)).toEqual({ services: [FOUND] });
  });

  it('under attack is not made, nor counted, before its proof is good', async () => {
    refusal = { problem: 'proof-required', challenge: 'c' };
    expect(await finds.find(AT, INPUT)).toEqual(refusal);
    expect(asked).toEqual([]);
    expect(tries()).toEqual({ number: 0, address: 0, slip: 0, point: 0 });
  });

  it('needs a point, and a registry that is loaded', async () => {
    expect(await finds.find({ ...AT, pointCode: 'P9' }, INPUT)).toEqual({ problem: 'unknown' });
    registry.loaded = false;
    await expect(finds.find(AT, INPUT)).rejects.toThrow(AppError);
  });
});
