import { CitizenHouse, ASKED } from './citizen-house.js';
import { rating, type Fields } from './events.js';
import { Office } from './office.js';
import { OfficerPage } from './officer-page.js';
import { DEPARTMENTS } from './registry.js';
import { until } from './until.js';

export const COUNTY = '360829';
export const RATED = String(ASKED['deptCode']);
const SOURCE = 'NET';
const DAY_MS = 86_400_000;

export const PEOPLE = [
  { username: 'zhang.county', name: '张三', role: 'officer', scope: COUNTY },
  { username: 'qian.county', name: '钱五', role: 'officer', scope: COUNTY },
  { username: 'zhao.city', name: '赵六', role: 'officer', scope: '360800' },
  { username: 'li.unit', name: '李四', role: 'handler', scope: RATED, unit: RATED },
  { username: 'gan.watch', name: '甘九', role: 'supervisor', scope: COUNTY },
  { username: 'sun.security', name: '孙八', role: 'security-admin', scope: '360000' },
] as const;

/** A county with people who work on cases, each with a browser once asked for. */
export class CasesHouse {
  readonly #people = new Map<string, OfficerPage>();

  private constructor(
    readonly door: CitizenHouse,
    private readonly office: Office,
  ) {}

  static async open(): Promise<CasesHouse> {
    const door = await CitizenHouse.open({ console: true });
    return new CasesHouse(door, await Office.of(door, PEOPLE));
  }

  /** The browser of a person, who signs in when first asked for in a test. */
  async at(username: (typeof PEOPLE)[number]['username']): Promise<OfficerPage> {
    const known = this.#people.get(username);
    if (known !== undefined) return known;
    const page = await this.office.arrive(username);
    const officer = new OfficerPage(page, this.office.address);
    this.#people.set(username, officer);
    return officer;
  }

  get address(): string {
    return this.office.address;
  }

  /** Sends a rating of the county's department; its number. */
  async rate(fields: Fields): Promise<string> {
    const event = rating({ ...ASKED, ...fields });
    const { status, body } = await this.door.house.client.post(
      SOURCE,
      '/v1/ratings',
      JSON.stringify(event),
    );
    if (status !== 202) throw new Error(`${status} ${JSON.stringify(body)}`);
    return String(event['projectNo']);
  }

  /** A bad rating; its number once the case is with the unit. */
  async badRating(fields: Fields = {}): Promise<string> {
    const projectNo = await this.rate({ satisfaction: 1, evalDetail: ['108', '110'], ...fields });
    const { db } = this.door.house;
    await until(`the case of ${projectNo} to be routed`, async () => {
      const doc = await db.collection('cases').findOne({ 'listing.number': projectNo });
      return doc?.['state'] === 'awaiting-receipt';
    });
    return projectNo;
  }

  /** Lets the running term of a case have ended some days ago. */
  async beLate(number: string, days: number): Promise<void> {
    const at = new Date(Date.now() - days * DAY_MS);
    const [startedAt, limit] = [at.getTime() - DAY_MS, { days: 1, unit: 'natural' }];
    await this.door.house.db.collection('cases').updateOne(
      { 'listing.number': number },
      {
        $set: {
          ...{ 'file.clock.term.startedAt': startedAt, 'file.clock.term.limit': limit },
          ...{ 'listing.dueAt': at, 'listing.soonAt': at },
        },
      },
    );
  }

  /** Ends a test: its pages are closed, and what went wrong in them is told. */
  async settle(): Promise<void> {
    this.#people.clear();
    await this.door.browser.settle();
  }

  close(): Promise<void> {
    return this.door.close();
  }
}

/** A department of the county beside the rated one. */
export const OTHER =
  DEPARTMENTS.find(({ area, code }) => area === COUNTY && code !== RATED)?.code ?? '';
