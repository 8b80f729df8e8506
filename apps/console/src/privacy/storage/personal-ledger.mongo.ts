import type { RatingRow, ServiceRow } from '#shared/contract/ledger.js';
import type { PersonHashes } from '#shared/contract/reveal-storage.js';
import type { ClientSession } from '#shared/mongo/connect.js';
import { revisionsOfServices } from '../../storage/revisions.mongo.js';
import { sessionOf } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import {
  ANONYMOUS,
  bearing,
  ERASED_FIELDS,
  HOLDS_PERSONAL,
  inAreas,
  ratingsOfServices,
} from './personal-conditions.mongo.js';
import {
  PersonalLedger,
  type LedgerCounts,
  type PersonalRating,
  type PersonalService,
  type PersonExtent,
  type PersonQuery,
  type PersonRows,
} from './personal-ledger.port.js';
import type { PrivacyCollections } from './privacy-collections.mongo.js';

const RATING_FIELDS = {
  ...{ areaCode: 1, deptCode: 1, taskCode: 1, service: 1, round: 1, isDefault: 1, level: 1 },
  ...{ channel: 1, tags: 1, ratedAt: 1, personal: 1 },
} as const;
const SERVICE_FIELDS = {
  ...{ areaCode: 1, deptCode: 1, taskCode: 1, taskName: 1, service: 1, revision: 1, status: 1 },
  ...{ servedAt: 1, personal: 1 },
} as const;

type Row = Pick<RatingRow & ServiceRow, '_id' | 'deptCode' | 'service'>;

export class MongoPersonalLedger extends PersonalLedger {
  constructor(private readonly collections: Pick<PrivacyCollections, 'ratings' | 'services'>) {
    super();
  }

  ratings(tx: Tx, keys: readonly string[]): Promise<PersonalRating[]> {
    return this.collections.ratings
      .find({ _id: { $in: [...keys] } }, { session: sessionOf(tx) })
      .sort({ ratedAt: 1 })
      .project<PersonalRating>(RATING_FIELDS)
      .toArray();
  }

  revisions(tx: Tx, service: string): Promise<PersonalService[]> {
    return this.collections.services
      .find(revisionsOfServices([service]), { session: sessionOf(tx) })
      .sort({ revision: 1 })
      .project<PersonalService>(SERVICE_FIELDS)
      .toArray();
  }

  async rowsOf(
    tx: Tx,
    { notOf, limit, ...query }: PersonQuery & { notOf: readonly string[]; limit: number },
  ): Promise<PersonRows> {
    const session = sessionOf(tx);
    const theirs = { $and: [theirRows(query), { deptCode: { $nin: [...notOf] } }] };
    const [ratings, services] = [
      await this.ratingRows(theirs, limit + 1, session),
      await this.serviceRows(theirs, limit + 1, session),
    ];
    const keys = servicesOf([...ratings, ...services]);
    const nameless = { $and: [HOLDS_PERSONAL, ANONYMOUS] };
    const others = await this.ratingRows(
      { $and: [ratingsOfServices(keys), nameless] },
      limit + 1,
      session,
    );
    const records = await this.serviceRows(
      { $and: [revisionsOfServices(keys), nameless] },
      limit + 1,
      session,
    );
    const allRatings = [...ratings, ...others].sort((a, b) => +b.ratedAt - +a.ratedAt);
    const allServices = [...services, ...records].sort((a, b) => +b.servedAt - +a.servedAt);
    return {
      ratings: allRatings.slice(0, limit),
      services: allServices.slice(0, limit),
      truncated: allRatings.length > limit || allServices.length > limit,
    };
  }

  async extentOf(tx: Tx, query: PersonQuery): Promise<PersonExtent> {
    const session = sessionOf(tx);
    const theirs = theirRows(query);
    const { ratings, services } = this.collections;
    const units = [
      ...(await ratings.distinct('deptCode', theirs, { session })),
      ...(await services.distinct('deptCode', theirs, { session })),
    ];
    return {
      ratings: await ratings.countDocuments(theirs, { session }),
      services: await services.countDocuments(theirs, { session }),
      units: [...new Set(units)].sort(),
    };
  }

  async eraseSome(tx: Tx, query: PersonQuery, limit: number) {
    const session = sessionOf(tx);
    const options = { session, projection: { service: 1 } };
    const theirs = theirRows(query);
    const { ratings, services } = this.collections;
    const found = [
      ...(await ratings.find(theirs, options).limit(limit).project<Row>({ service: 1 }).toArray()),
      ...(await services.find(theirs, options).limit(limit).project<Row>({ service: 1 }).toArray()),
    ];
    const keys = servicesOf(found).slice(0, limit);
    const theirsOrNobodys = { $or: [bearing(query.hashes), ANONYMOUS] };
    return { ...(await this.erase(keys, theirsOrNobodys, session)), erasedServices: keys };
  }

  eraseService(tx: Tx, service: string): Promise<LedgerCounts> {
    return this.erase([service], {}, sessionOf(tx));
  }

  async has(tx: Tx, keys: readonly string[]): Promise<boolean> {
    const found = await this.collections.ratings.findOne(
      { _id: { $in: [...keys] } },
      { session: sessionOf(tx), projection: { _id: 1 } },
    );
    return found !== null;
  }

  private async erase(
    keys: readonly string[],
    which: object,
    session: ClientSession,
  ): Promise<LedgerCounts> {
    if (keys.length === 0) return { ratings: 0, services: 0 };
    const { ratings, services } = this.collections;
    const fields = { $unset: ERASED_FIELDS };
    const rated = { $and: [ratingsOfServices(keys), HOLDS_PERSONAL, which] };
    const served = { $and: [revisionsOfServices(keys), HOLDS_PERSONAL, which] };
    return {
      ratings: (await ratings.updateMany(rated, fields, { session })).modifiedCount,
      services: (await services.updateMany(served, fields, { session })).modifiedCount,
    };
  }

  private ratingRows(which: object, limit: number, session: ClientSession) {
    return this.collections.ratings
      .find(which, { session })
      .sort({ ratedAt: -1 })
      .limit(limit)
      .project<PersonalRating>(RATING_FIELDS)
      .toArray();
  }

  private serviceRows(which: object, limit: number, session: ClientSession) {
    return this.collections.services
      .find(which, { session })
      .sort({ servedAt: -1 })
      .limit(limit)
      .project<PersonalService>(SERVICE_FIELDS)
      .toArray();
  }
}

const theirRows = ({ hashes, areas }: { hashes: PersonHashes } & Pick<PersonQuery, 'areas'>) => ({
  $and: [bearing(hashes), inAreas(areas)],
});

const servicesOf = (rows: readonly Pick<Row, 'service'>[]): string[] => [
  ...new Set(rows.map(({ service }) => service)),
];
