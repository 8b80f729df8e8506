import { generateKeyPairSync } from 'node:crypto';
import type { Manifest } from '#shared/contract/publication.js';
import { DEFAULT_WEIGHTS } from '#shared/domain/indicators.js';
import { readTable } from '#shared/domain/publication/canonical-csv.js';
import { parsePublishedPeriod } from '#shared/domain/publication/published-period.js';
import { RegistryView } from '#shared/domain/registry-view.js';
import { EMPTY_REGISTRY, VersionedTable, type Registry } from '#shared/domain/registry.js';
import { CALENDAR } from '#shared/testing/casework.js';
import type { ScoreSnapshot } from '../reading/score-reader.port.js';
import { RegistryDays } from '../registry/registry-days.js';
import { LedgerDigests } from './ledger/ledger-digests.js';
import { PublisherService } from './publisher.service.js';
import type { Committed, PublicationStore } from './store/publication-store.port.js';

const registryOf = (version: number, name: string): Registry => ({
  ...EMPTY_REGISTRY,
  version,
  areas: new VersionedTable([{ code: '36', name, level: 'province', kind: 'division' }]),
});

class ChangingRegistry extends RegistryView {
  registry = registryOf(1, '江西省');
  readonly isLoaded = () => true;
  readonly ageSeconds = () => 0;
  readonly sourceKeys = () => [];

  current(): Registry {
    return this.registry;
  }
}

/** Counts nothing, whatever is asked. */
const SNAPSHOT = {
  position: { generation: 1, version: '1', positions: [], asOf: new Date('2026-11-02') },
  departments: (spans: readonly unknown[]) => Promise.resolve(spans.map(() => new Map())),
  subjects: () => Promise.resolve(),
  async *loopCases() {
    await Promise.resolve();
    yield [];
  },
} as unknown as ScoreSnapshot;

function bench() {
  const view = new ChangingRegistry();
  const files = new Map<string, Buffer>();
  const known: number[] = [];
  const numbers: number[] = [];
  const answers: ((manifest: Manifest) => Committed)[] = [];
  const nothing = () => Promise.resolve(null);
  const store = {
    list: () => Promise.resolve(numbers.map((number) => ({ number }))),
    overlapping: () => Promise.resolve([]),
    begin: () => Promise.resolve('draft'),
    put: (_draft: string, name: string, bytes: Buffer) => {
      files.set(name, bytes);
      return Promise.resolve();
    },
    commit: (_draft: string, until: number, make: (newest: null) => Manifest) => {
      known.push(until);
      const answer = answers.shift() ?? ((manifest: Manifest) => ({ manifest }));
      return Promise.resolve(answer(make(null)));
    },
    ...{ standing: nothing, newestUntil: nothing, file: nothing },
  } as unknown as PublicationStore;
  const { privateKey } = generateKeyPairSync('ed25519');
  const publisher = new PublisherService({
    ...{ store, registry: new RegistryDays(view), smallCell: 5 },
    scores: {
      read: (work) => {
        view.registry = registryOf(2, '改名省');
        return work(SNAPSHOT);
      },
    },
    policy: {
      ...{ minimumSample: 30, weights: DEFAULT_WEIGHTS, windowDays: 5, official: 'goodRate' },
      calendar: CALENDAR,
    },
    ledger: { digests: () => Promise.resolve(new LedgerDigests()) },
    key: () => Promise.resolve(privateKey),
    now: () => Date.parse('2026-11-02T09:00:00+08:00'),
  });
  const period = parsePublishedPeriod('2026-10');
  if (period === undefined) throw new Error('no period');
  return { files, known, numbers, answers, publish: () => publisher.publish({ period }) };
}

describe('a period that is published', () => {
  it('is made by the registry whose version it names, though another comes meanwhile', async () => {
    const { publish, files } = bench();
    expect(await publish()).toMatchObject({ manifest: { registryVersion: 1 } });
    const text = files.get('inside-areas.csv')?.toString() ?? '';
    expect(readTable('areas', text).map(({ name }) => name)).toEqual(['江西省']);
  });

  it('is made anew where an open publication of the same days came before it', async () => {
    const { publish, known, numbers, answers } = bench();
    answers.push(() => {
      numbers.unshift(1);
      return { refused: 'overtaken' };
    });
    // By then it has loaded the registry that came meanwhile.
    expect(await publish()).toMatchObject({ manifest: { registryVersion: 2 } });
    expect(known).toEqual([0, 1]);
  });
});
