import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '#shared/contract/publication.js';
import { addDays, chinaTime, startOfChinaDay } from '#shared/domain/china-time.js';
import { parsePublishedPeriod } from '#shared/domain/publication/published-period.js';
import { NATIONAL_TAGS } from '#shared/domain/tag-catalogue.js';
import type { PublishOutcome } from '../../apps/report/src/publications/publish-outcome.js';
import type { PublisherService } from '../../apps/report/src/publications/publisher.service.js';
import { MongoPublicationStore } from '../../apps/report/src/publications/store/publication-store.mongo.js';
import { readReportConfig } from '../../apps/report/src/report.config.js';
import { openPublisher } from '../../tools/hcp/publish/open-publisher.js';
import { CountingHouse, decision, rating, service, type TopicEvent } from './counting-house.js';
import { hcp, type CommandResult } from './hcp-command.js';
import type { Random } from './random.js';
import { insertRegistry } from './registry-documents.js';
import { DEPARTMENTS } from './registry.js';

const TAGS = [...NATIONAL_TAGS.values()].filter(({ status }) => status === 'active');

/** A database in which events are counted and periods published, by real code and real commands. */
export class PublishedHouse {
  readonly store: MongoPublicationStore;

  private constructor(
    readonly counting: CountingHouse,
    readonly folder: string,
  ) {
    this.store = new MongoPublicationStore(counting.database.db);
  }

  static async open(label: string): Promise<PublishedHouse> {
    const counting = await CountingHouse.open(label);
    await insertRegistry(counting.database.db);
    return new PublishedHouse(counting, await mkdtemp(join(tmpdir(), 'hcp-published-')));
  }

  get db() {
    return this.counting.database.db;
  }

  get environment(): Record<string, string> {
    return {
      MONGODB_URI: this.counting.database.uri,
      HCP_KEYRING: join(this.folder, 'keyring.json'),
      HCP_MINIMUM_SAMPLE: '5',
    };
  }

  /** Another publisher on the same database, as another replica has one. */
  publisher(now: () => number = Date.now): Promise<PublisherService> {
    return openPublisher(this.db, readReportConfig(this.environment), now);
  }

  /** Publishes a period; throws when it is refused. */
  async publish(name: string, corrects?: { number: number; reason: string }): Promise<Manifest> {
    const publisher = await this.publisher();
    const correction = corrects === undefined ? {} : { corrects };
    const outcome = await publisher.publish({ period: periodOf(name), ...correction });
    return manifestOf(outcome);
  }

  hcp(...args: string[]): Promise<CommandResult> {
    return hcp(args, this.environment);
  }

  /** The same with other variables. */
  hcpWith(variables: Record<string, string>, ...args: string[]): Promise<CommandResult> {
    return hcp(args, { ...this.environment, ...variables });
  }

  async close(): Promise<void> {
    await this.counting.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export function periodOf(name: string) {
  const period = parsePublishedPeriod(name);
  if (period === undefined) throw new Error(`${name} is no period`);
  return period;
}

export function manifestOf(outcome: PublishOutcome): Manifest {
  if ('manifest' in outcome) return outcome.manifest;
  throw new Error(`not published: ${outcome.refused}`);
}

/** Services of some days from `first` on, most of them rated, with tags, defaults and decisions. */
export function randomEvents(
  random: Random,
  count: number,
  first: string,
  days: number,
): TopicEvent[] {
  return Array.from({ length: count }, (_, i) =>
    oneCase(random, `${first}-${i}`, first, days),
  ).flat();
}

function oneCase(random: Random, projectNo: string, first: string, days: number): TopicEvent[] {
  const department = random.pick(DEPARTMENTS.slice(0, -2));
  const at = startOfChinaDay(addDays(first, random.int(0, days - 1))) + random.int(0, 80_000_000);
  const common = {
    ...{ areaCode: department.area, deptCode: department.code, projectNo },
    ...{ taskCode: random.pick(department.items), pointCode: random.pick(department.points) },
  };
  const events = [service({ ...common, serviceTime: chinaTime(at) })];
  if (!random.chance(0.8)) return events;
  const satisfaction = random.pick([5, 5, 5, 4, 4, 3, 2, 1]);
  const tags = TAGS.filter(({ level }) => level === satisfaction).map(({ code }) => code);
  const isDefault = random.chance(0.1);
  const chosen = isDefault
    ? { isDefault, satisfaction: 5 }
    : { satisfaction, evalDetail: random.chance(0.5) ? [random.pick(tags)] : [] };
  events.push(
    rating({ ...common, ...chosen, assessTime: chinaTime(at + 60_000), pf: random.int(1, 6) }),
  );
  const { deptCode } = common;
  if (!isDefault && random.chance(0.05)) {
    const ratingKey = `${deptCode}|S|${projectNo}|1|1|c`;
    events.push(decision({ decisionId: `E-${projectNo}`, ratingKey }));
  }
  return events;
}
