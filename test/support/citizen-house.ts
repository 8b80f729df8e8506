import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { Browser } from './browser.js';
import { Citizen } from './citizen.js';
import { invitation, service, type Fields } from './events.js';
import { HostPage } from './host-page.js';
import { House, type HouseOptions } from './house.js';
import { DEPARTMENTS } from './registry.js';
import { TopicWriter } from './topic-writer.js';
import { until } from './until.js';

/** What ingest answered to a request to invite. */
export interface Invited {
  readonly projectNo: string;
  readonly token: string;
  /** The rating page without any frame. */
  readonly url: string;
  readonly slip?: string;
}

/** Areas in whose subtree the person who handled it is asked about. */
const ASKED_AREA = '360800';
const asked = DEPARTMENTS.find(({ area }) => area === '360829');
/** A service of a department there, by a person with a code. */
export const ASKED: Fields = {
  areaCode: asked?.area,
  deptCode: asked?.code,
  taskCode: asked?.items[0],
  handlerCode: 'H-7',
};
/** The source whose pages may embed ratings. */
const SOURCE = 'NET';
/** More failures at one point within ten minutes than an honest hall has. */
const ATTACK_TRIES = 61;
/** Made up: nobody has it. */
export const MOBILE = '19900001234';

/** Whoever names an address in front of ingest is believed: that is how a test is many people. */
const VARIABLES = { HCP_ASK_HANDLER: ASKED_AREA, HCP_TRUSTED_PROXIES: '127.0.0.1' };

/** A whole house with a browser before it, and a site of another origin that may embed ratings. */
export class CitizenHouse {
  private constructor(
    readonly house: House,
    readonly host: HostPage,
    readonly browser: Browser,
  ) {}

  static async open(options: Pick<HouseOptions, 'console'> = {}): Promise<CitizenHouse> {
    const house = await House.open({ ...options, variables: VARIABLES });
    const host = await HostPage.open();
    try {
      const folder = join(house.dir, 'origins');
      await mkdir(folder);
      await writeFile(
        join(folder, 'sources.csv'),
        `code,name,deptCode,departments,space,origins\n${SOURCE},网上办事,,*,CASES,${host.origin}\n`,
      );
      await house.mustHcp('import', folder);
      return new CitizenHouse(house, host, await Browser.open());
    } catch (error) {
      await host.close();
      await house.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.host.close();
    await this.house.close();
  }

  get origin(): string {
    return this.house.ingest.address;
  }

  /** A service that was given, and the invitation to rate it; `asked` belongs to it alone. */
  async invite(fields: Fields = {}, asked: Fields = {}): Promise<Invited> {
    const given = invitation(fields);
    await this.must('/v1/services', service({ ...given, mobile: MOBILE }), 202);
    const body = await this.must('/v1/invitations', { ...given, ...asked }, 201);
    const [invited] = (body as { invitations: Omit<Invited, 'projectNo'>[] }).invitations;
    if (invited === undefined) throw new Error('no invitation');
    return { ...invited, projectNo: String(given['projectNo']) };
  }

  private async must(path: string, event: Fields, status: number): Promise<object> {
    const answer = await this.house.client.post(SOURCE, path, JSON.stringify(event));
    if (answer.status !== status) {
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    return answer.body;
  }

  /** Ratings of a case that are in the ledger, its rounds in order. */
  async ratingsOf(projectNo: string): Promise<Readonly<Record<string, unknown>>[]> {
    const service = new RegExp(`\\|${projectNo}\\|`);
    return this.house.db.collection('ratings').find({ service }).sort({ _id: 1 }).toArray();
  }

  /** Waits until so many ratings of a case are counted, and then that it stays so. */
  async counted(projectNo: string, ratings = 1): Promise<Readonly<Record<string, unknown>>[]> {
    await until(`${ratings} ratings of ${projectNo} in the ledger`, async () => {
      return (await this.ratingsOf(projectNo)).length === ratings;
    });
    await this.house.caughtUp();
    return this.ratingsOf(projectNo);
  }

  /** Lets the rating window of a case pass. */
  async expire(projectNo: string): Promise<void> {
    await this.house.db
      .collection('invitations')
      .updateOne({ projectNo }, { $set: { expiresAt: new Date(Date.now() - 60_000) } });
  }

  /** Decides about a rating as two officers would, and waits until it is in the ledger. */
  async decide(ratingKey: string, action: 'exclude' | 'restore'): Promise<void> {
    const writer = await TopicWriter.open(this.house);
    await writer.writeDecision(0, {
      decisionId: `D-${randomUUID()}`,
      ratingKey,
      action,
      seq: Date.now(),
      reason: '误评',
      by: 'officer-1',
      approvedBy: 'officer-2',
      decidedAt: new Date().toISOString(),
    });
    await writer.close();
    await this.house.caughtUp();
  }

  /** Fails at a point so often, from so many addresses, that it counts as attacked. */
  async attack(point: string): Promise<void> {
    for (let n = 0; n < ATTACK_TRIES; n += 1) {
      const somebody = new Citizen(this.origin, `10.9.0.${n}`);
      const digits = { projectNo: `NOBODY-${randomUUID()}`, mobileLast4: '0000' };
      await somebody.post(`/v1/citizen/points/${point}/find`, digits);
    }
  }

  /** A page of the host with the widget for a token, and whatever else a test wants there. */
  embed(token: string, more = '', attributes = ''): void {
    this.host.serve(`<script src="${this.origin}/widget.js"></script>
<h1>办理进度查询</h1><main><hcp-rating token="${token}" ${attributes}>去评价</hcp-rating></main>
<script>
  window.heard = [];
  const element = document.querySelector('hcp-rating');
  for (const name of ['rated', 'closed']) {
    element.addEventListener(name, ({ detail }) => window.heard.push({ name, detail }));
  }
  window.addEventListener('message', ({ data, origin, source }) => {
    window.heard.push({ data, origin });
    // The only way to the frame that a closed shadow root leaves open.
    if (origin === '${this.origin}') window.theirs = source;
  });
</script>${more}`);
  }

  /** The frame with our page in it, once it is there; not the one that it takes the place of. */
  async frameIn(page: Page, before?: Frame): Promise<Frame> {
    return until('the rating page in its frame', () =>
      page
        .frames()
        .find((frame) => frame !== before && frame.url().startsWith(`${this.origin}/r/`)),
    );
  }
}
