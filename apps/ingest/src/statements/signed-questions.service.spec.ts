import { generateSecret } from '#shared/crypto/source-secret.js';
import { sign, signingKey } from '#shared/crypto/webhook-signature.js';
import { RegistryView } from '#shared/domain/registry-view.js';
import { EMPTY_REGISTRY, VersionedTable, type Registry } from '#shared/domain/registry.js';
import { AppError } from '#shared/errors/app-error.js';
import { Authenticator } from '../source-api/authenticator.js';
import { RateLimiter } from '../source-api/rate-limiter.js';
import { jsonReading, type Question, type Reading } from './question.js';
import { SignedQuestionsService } from './signed-questions.service.js';

const REGISTRY: Registry = {
  ...EMPTY_REGISTRY,
  sources: new VersionedTable([
    { code: 'HALL', name: '大厅', departments: '*', spaces: ['CASES'] },
  ]),
};
const SECRET = generateSecret();

class FakeRegistry extends RegistryView {
  loaded = true;
  current = (): Registry => REGISTRY;
  isLoaded = (): boolean => this.loaded;
  ageSeconds = (): number => 0;
  sourceKeys = (code: string): readonly string[] => (code === 'HALL' ? [SECRET] : []);
}

describe('SignedQuestionsService', () => {
  const registry = new FakeRegistry();
  const now = Date.now();
  let questions: SignedQuestionsService;
  let asked: Question[];
  let answer: () => Promise<Reading>;

  beforeEach(() => {
    registry.loaded = true;
    asked = [];
    answer = () => Promise.resolve(jsonReading({}));
    questions = new SignedQuestionsService(
      registry,
      new Authenticator(registry),
      new RateLimiter(5),
    );
  });

  function ask(target: string, cost = 1) {
    const [id, timestamp] = ['get_1', String(Math.floor(now / 1_000))];
    const body = Buffer.from(`GET ${target}`);
    const headers = {
      'x-hcp-source': 'HALL',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': sign(signingKey(SECRET), 'v1', { id, timestamp, body }),
    };
    const answerer = {
      answer: (question: Question) => {
        asked.push(question);
        return answer();
      },
    };
    const get = { target, subject: 'S', headers };
    return questions.answer({ url: '', answerer, cost }, get, now);
  }

  it('asks for the source that signed, with the query as it was sent', async () => {
    expect((await ask('/v1/events?projectNo=%E8%B5%A3%3F1')).status).toBe(200);
    expect(asked[0]?.source.code).toBe('HALL');
    expect([...(asked[0]?.query ?? [])]).toEqual([['projectNo', '赣?1']]);
  });

  it('answers 503 while the database is away, or no registry is loaded', async () => {
    answer = () => Promise.reject(new AppError('mongo-unavailable', 'away'));
    expect(await ask('/v1/events')).toMatchObject({ status: 503, retryAfterSeconds: 1 });
    registry.loaded = false;
    expect((await ask('/v1/events')).status).toBe(503);
  });

  it('answers 429 to a source that has asked twice its rate', async () => {
    expect((await ask('/v1/statements/1', 10)).status).toBe(200);
    expect(await ask('/v1/events')).toMatchObject({ status: 429 });
    expect(asked).toHaveLength(1);
  });
});
