import { Registry as MetricsRegistry } from 'prom-client';
import type { EventPublisher, OutgoingMessage } from '#shared/contract/event-publisher.js';
import { newKeyring } from '#shared/crypto/keyring.js';
import { createSealer } from '#shared/crypto/sealer.js';
import { generateSecret } from '#shared/crypto/source-secret.js';
import { sign, signingKey } from '#shared/crypto/webhook-signature.js';
import { RegistryView } from '#shared/domain/registry-view.js';
import { EMPTY_REGISTRY, VersionedTable, type Registry } from '#shared/domain/registry.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import { AppError } from '#shared/errors/app-error.js';
import { AcceptanceService } from '../acceptance/acceptance.service.js';
import { Authenticator } from './authenticator.js';
import { IngestMetrics } from './ingest-metrics.js';
import { RateLimiter } from './rate-limiter.js';
import { EventTakerService } from './event-taker.service.js';
import { parseBody } from './request-body.js';
import { SubmissionService, type ReadBody } from './submission.service.js';
import type { Purpose, Taker } from './taker.js';

const DEPT = '11360000MB0000017X';

/** One area, a department that moved on 2026-07-01, and one source. */
const REGISTRY: Registry = {
  ...EMPTY_REGISTRY,
  version: 1,
  tags: NATIONAL_TAGS,
  areas: new VersionedTable([
    { code: '360000', name: '江西省', level: 'province', kind: 'division' },
    { code: '360100', name: '南昌市', level: 'city', kind: 'division', parentCode: '360000' },
  ]),
  departments: new VersionedTable([
    { code: DEPT, name: '某局', areaCode: '360000', line: '公安' },
    { code: DEPT, name: '某局', areaCode: '360100', line: '公安', from: '2026-07-01' },
  ]),
  items: new VersionedTable([{ code: 'T-1', name: '事项', deptCode: DEPT }]),
  sources: new VersionedTable([
    { code: 'HALL', name: '大厅', departments: '*', spaces: ['CASES'], eventsPerSecond: 10 },
  ]),
};

class FakeRegistry extends RegistryView {
  secrets = [generateSecret()];
  loaded = true;
  current = (): Registry => REGISTRY;
  isLoaded = (): boolean => this.loaded;
  ageSeconds = (): number => 0;
  sourceKeys = (code: string): readonly string[] => (code === 'HALL' ? this.secrets : []);
}

class FakePublisher implements EventPublisher {
  readonly published: OutgoingMessage[] = [];
  fault: AppError | undefined;

  publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (this.fault !== undefined) return Promise.reject(this.fault);
    this.published.push(...messages);
    return Promise.resolve();
  }
}

/** No test here comes by a path of invitations. */
const nobody: Taker = {
  take: () => Promise.reject(new Error('an invitation was not expected')),
};

const read: ReadBody = (body) => parseBody(body, 'application/json');
const RATINGS: Purpose = { kind: 'rating', check: false };
const rating = (fields: object = {}): object => ({
  areaCode: '360100',
  deptCode: DEPT,
  taskCode: 'T-1',
  projectNo: 'P1',
  serviceNumber: '1',
  assessNumber: 1,
  satisfaction: 5,
  pf: 1,
  assessTime: '2026-11-02T10:00:00+08:00',
  ...fields,
});

describe('SubmissionService', () => {
  const registry = new FakeRegistry();
  let publisher: FakePublisher;
  let metrics: MetricsRegistry;
  let service: SubmissionService;

  beforeEach(() => {
    registry.loaded = true;
    publisher = new FakePublisher();
    metrics = new MetricsRegistry();
    const counts = new IngestMetrics(metrics, () => 0);
    const acceptance = new AcceptanceService(() => REGISTRY, createSealer(newKeyring()));
    const taker = (kind: 'rating' | 'service') =>
      new EventTakerService(kind, acceptance, publisher, counts);
    service = new SubmissionService(
      registry,
      new Authenticator(registry),
      new RateLimiter(1_000),
      { rating: taker('rating'), service: taker('service'), invitation: nobody },
      counts,
    );
  });

  async function submit(event: unknown, purpose = RATINGS, source = 'HALL') {
    const body = Buffer.from(JSON.stringify(event));
    const [id, timestamp] = ['msg_1', String(Math.floor(Date.now() / 1_000))];
    const key = signingKey(registry.secrets[0] ?? '');
    const signature = sign(key, 'v1', { id, timestamp, body });
    const credentials = { source, id, timestamp, signature };
    const answer = await service.submit(purpose, { credentials, body, read });
    return { ...answer, body: JSON.parse(answer.body) as Record<string, unknown> };
  }

  it('answers 202 for what is published, and tells what is not', async () => {
    const answer = await submit([rating(), rating({ pf: 9 })]);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ accepted: 1, rejected: [{ index: 1, field: 'pf' }] });
    expect(publisher.published.map(({ key }) => key)).toEqual([DEPT]);
  });

  it('judges an event by the registry of its own day', async () => {
    const before = { assessTime: '2026-06-30T23:59:59+08:00' };
    const after = { assessTime: '2026-07-01T00:00:00+08:00' };
    const answer = await submit([
      rating({ areaCode: '360000', ...before }),
      rating({ areaCode: '360100', ...before }),
      rating({ areaCode: '360000', ...after }),
      rating({ areaCode: '360100', ...after }),
    ]);
    expect(answer.body).toMatchObject({
      accepted: 2,
      rejected: [
        { index: 1, code: 'area-mismatch', field: 'areaCode' },
        { index: 2, code: 'area-mismatch', field: 'areaCode' },
      ],
    });
  });

  it('publishes nothing on a check path', async () => {
    const answer = await submit(rating(), { kind: 'rating', check: true });
    expect([answer.status, answer.body['accepted']]).toEqual([200, 1]);
    expect(publisher.published).toEqual([]);
  });

  it.each(['kafka-unavailable', 'queue-full'] as const)('answers 503 on %s', async (code) => {
    publisher.fault = new AppError(code, 'away');
    expect(await submit(rating())).toMatchObject({
      status: 503,
      retryAfterSeconds: 1,
      body: { code: 'unavailable' },
    });
    expect(await metrics.metrics()).toContain('outcome="unavailable"} 1');
  });

  it('answers 503 until it has a registry', async () => {
    registry.loaded = false;
    expect((await submit(rating())).status).toBe(503);
  });

  it('answers 401 alike to an unknown source and to a source that did not sign', async () => {
    const unknown = await submit(rating(), RATINGS, 'NOBODY');
    registry.secrets = [generateSecret()];
    const body = Buffer.from('{}');
    const credentials = { source: 'HALL', id: 'm', timestamp: '1', signature: 'v1,AAAA' };
    const forged = await service.submit(RATINGS, { credentials, body, read });
    expect([unknown.status, forged.status]).toEqual([401, 401]);
    expect(JSON.parse(forged.body)).toEqual(unknown.body);
  });

  it('answers 429 once a source has sent twice its rate', async () => {
    const events = Array.from({ length: 20 }, (_, i) => rating({ projectNo: `P${i}` }));
    expect((await submit(events)).status).toBe(202);
    expect(await submit(rating())).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
  });
});
