import { LIMIT_RULES } from '../limit-rules.js';
import { FakeLimits } from '../limits.fake.js';
import { FakeRegistryView } from '../points/registry.fake.js';
import { signRoutes } from './signs.routes.js';

const PDF = Buffer.from('%PDF');

describe('signs as PDF', () => {
  let printed: number;
  let ask: (address: string) => Promise<number>;

  beforeEach(() => {
    printed = 0;
    const routes = signRoutes({
      registry: new FakeRegistryView(),
      policy: { publicUrl: 'https://pj.example' },
      limits: new FakeLimits(),
      printer: {
        tagOf: () => 'tag',
        printed: () => undefined,
        print: () => {
          printed += 1;
          return Promise.resolve(PDF);
        },
      },
    });
    const route = routes.find(({ url }) => url.endsWith('.pdf'));
    ask = async (address) => {
      const request = { params: { pointCode: 'P1' }, body: undefined, address, headers: {} };
      return (await route?.handle(request))?.status ?? 0;
    };
  });

  it('are printed so often for one address, and so often altogether', async () => {
    const { signs, signsAltogether } = LIMIT_RULES;
    for (let each = 0; each < signs.most; each += 1) expect(await ask('10.0.0.1')).toBe(200);
    expect(await ask('10.0.0.1')).toBe(429);
    let n = 0;
    while (printed < signsAltogether.most) await ask(`10.1.${(n += 1) >> 8}.${n & 255}`);
    expect(await ask('10.2.0.1')).toBe(429);
    expect(printed).toBe(signsAltogether.most);
  });
});
