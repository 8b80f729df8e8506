import type { InvitationDoc } from '#shared/contract/citizen-storage.js';
import type { CitizenCodes } from '#shared/crypto/citizen-codes.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { ratingKey } from '#shared/domain/keys.js';
import type { ClientSession } from '#shared/mongo/connect.js';
import { plainFields } from '../../casework/steps/plain-fields.js';
import { caseCode } from '../../casework/store/case-form.js';
import { historyFields, historyRow } from '../../casework/store/case-history.js';
import { sessionOf } from '../../storage/transactions.mongo.js';
import type { Tx } from '../../storage/transactions.port.js';
import { LeftWords } from './left-words.port.js';
import type { PrivacyCollections } from './privacy-collections.mongo.js';

type Collections = Pick<PrivacyCollections, 'ratings' | 'invitations' | 'requests' | 'history'>;

export class MongoLeftWords extends LeftWords {
  constructor(
    private readonly collections: Collections,
    private readonly codes: Pick<CitizenCodes, 'token'>,
    private readonly sealer: Sealer,
  ) {
    super();
  }

  async erase(tx: Tx, services: readonly string[]): Promise<void> {
    const session = sessionOf(tx);
    for (const service of services) {
      await this.eraseClaim(service, 1, 'rated', session);
      await this.eraseClaim(service, 2, 'followedUp', session);
      await this.eraseRequests(service, session);
      await this.eraseRevisits(service, session);
    }
  }

  /** What the ledger has needs not be published again; what it lacks has to be, and stays. */
  private async eraseClaim(
    service: string,
    round: 1 | 2,
    claim: keyof Pick<InvitationDoc, 'rated' | 'followedUp'>,
    session: ClientSession,
  ): Promise<void> {
    const { ratings, invitations } = this.collections;
    const counted = await ratings.findOne(
      { _id: ratingKey(service, round, false) },
      { session, projection: { _id: 1 } },
    );
    if (counted === null) return;
    const _id = codeId(this.codes.token(service));
    await invitations.updateOne({ _id }, { $unset: { [`${claim}.pending`]: '' } }, { session });
  }

  private async eraseRequests(service: string, session: ClientSession): Promise<void> {
    const keys = [ratingKey(service, 1, false), ratingKey(service, 2, false)];
    // `|` ends a rating key in the id of a request, and `}` follows it.
    const ranges = keys.map((key) => ({ _id: { $gte: `${key}|`, $lt: `${key}}` } }));
    await this.collections.requests.updateMany(
      { $or: ranges },
      { $unset: { words: '' } },
      { session },
    );
  }

  /** The outcome stays; what the person said on the phone goes. */
  private async eraseRevisits(service: string, session: ClientSession): Promise<void> {
    const { history } = this.collections;
    const code = caseCode(service);
    const rows = await history.find({ code, action: 'revisit' }, { session }).toArray();
    for (const row of rows) {
      const said = historyFields(row, this.sealer) as Readonly<Record<string, unknown>>;
      const plain = plainFields('revisit', said);
      if (Object.keys(plain).length === Object.keys(said).length) continue;
      const { revision, action, by, from, to, at } = row;
      const entry = { revision, action, by, from, to, at: at.getTime(), fields: plain };
      const { fields } = historyRow(code, entry, this.sealer);
      const change =
        fields === undefined ? { $unset: { fields: '' } as const } : { $set: { fields } };
      await history.updateOne({ _id: row._id }, change, { session });
    }
  }
}
