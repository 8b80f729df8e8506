import { createCitizenCodes } from '#shared/crypto/citizen-codes.js';
import { newKeyring } from '#shared/crypto/keyring.js';
import { VersionedTable } from '#shared/domain/registry.js';
import { LIMIT_RULES } from '../limit-rules.js';
import { FakeLimits } from '../limits.fake.js';
import { FakeRegistryView, REGISTRY } from './registry.fake.js';
import { VisitsService } from './visits.service.js';

const POINTS = Array.from({ length: 20 }, (_, n) => `W${n}`);

describe('visits', () => {
  let visits: VisitsService;

  beforeEach(() => {
    const registry = new FakeRegistryView();
    const points = POINTS.map((code) => ({ code, name: code, deptCode: 'D' }));
    registry.current = () => ({ ...REGISTRY, points: new VersionedTable(points) });
    visits = new VisitsService({
      registry,
      codes: createCitizenCodes(newKeyring()),
      invitations: { invite: (docs) => Promise.resolve(docs) },
      limits: new FakeLimits(),
      guard: { refusal: () => Promise.resolve(undefined), count: () => Promise.resolve() },
    });
  });

  /** How many of so many tries at each of the points begin a visit. */
  const begun = async (points: readonly string[], each: number, address: string) => {
    let count = 0;
    for (const pointCode of points) {
      for (let n = 0; n < each; n += 1) {
        if ('token' in (await visits.begin({ pointCode, address }, {}))) count += 1;
      }
    }
    return count;
  };

  it('from one address are limited at each point, and at all points together', async () => {
    const { visits: here, visitsAnywhere: anywhere } = LIMIT_RULES;
    expect(await begun(['W0'], here.most + 5, '10.0.0.1')).toBe(here.most);
    expect(await begun(POINTS, here.most, '10.0.0.1')).toBe(anywhere.most - here.most);
    expect(await begun(['W0'], 1, '10.0.0.2')).toBe(1);
  });
});
