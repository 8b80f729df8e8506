import { isSeen, type SeenCase } from '../../casework/store/case-form.js';
import { sessionOf } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import { unitsOfCase } from '../case-units.js';
import { EnteredPersons, type EnteredExtent } from './entered-persons.port.js';
import { inAreas } from './personal-conditions.mongo.js';
import type { PersonQuery } from './personal-ledger.port.js';
import type { PrivacyCollections } from './privacy-collections.mongo.js';

const PART_TAKERS = ['deptCode', 'file.unit', 'file.units'] as const;

export class MongoEnteredPersons extends EnteredPersons {
  constructor(private readonly cases: PrivacyCollections['cases']) {
    super();
  }

  async casesOf(
    tx: Tx,
    { notOf, limit, ...query }: PersonQuery & { notOf: readonly string[]; limit: number },
  ): Promise<SeenCase[]> {
    const outsiders = PART_TAKERS.map((field) => ({ [field]: { $nin: [...notOf] } }));
    const found = await this.cases
      .find({ $and: [theirCases(query), ...outsiders] }, { session: sessionOf(tx) })
      .sort({ openedAt: -1 })
      .limit(limit)
      .toArray();
    return found.filter(isSeen);
  }

  async extentOf(tx: Tx, query: PersonQuery): Promise<EnteredExtent> {
    const found = await this.cases.find(theirCases(query), { session: sessionOf(tx) }).toArray();
    const units = found.filter(isSeen).flatMap(unitsOfCase);
    return { cases: found.length, units: [...new Set(units)] };
  }

  async eraseSome(tx: Tx, query: PersonQuery, limit: number): Promise<string[]> {
    const session = sessionOf(tx);
    const found = await this.cases
      .find(theirCases(query), { session, projection: { _id: 1 } })
      .limit(limit)
      .toArray();
    const keys = found.map(({ _id }) => _id);
    const fields = { 'entered.personal': '', 'entered.phoneHash': '' } as const;
    await this.cases.updateMany({ _id: { $in: keys } }, { $unset: fields }, { session });
    return keys;
  }
}

const theirCases = ({ hashes, areas }: PersonQuery) => ({
  // An `undefined` would ask for cases without a number: everybody's.
  $and: [{ 'entered.phoneHash': hashes.mobile ?? { $in: [] } }, inAreas(areas)],
});
