import type { AuditDoc } from '#shared/contract/console-storage.js';
import type { PersonalField } from '#shared/contract/sealed.js';
import { ratingKey, revisionKey, serviceKey } from '#shared/domain/keys.js';
import { privacyCollectionsOf } from '../../apps/console/src/privacy/storage/privacy-collections.mongo.js';
import type { SeenCase } from '../../apps/console/src/casework/store/case-form.js';
import { consoleCollectionsOf } from '../../apps/console/src/storage/console-collections.mongo.js';
import { CaseworkHouse, RATED, type Person } from './casework-house.js';
import type { ConsoleAnswer } from './console-app.js';
import { rating, service, type TopicEvent } from './counting-house.js';
import { NUMBERS, personalFields, SOMEBODY } from './personal-fields.js';

export const COUNTY = '360829';

interface Told {
  readonly projectNo: string;
  readonly areaCode?: string;
  readonly deptCode?: string;
  readonly personal?: Readonly<Partial<Record<PersonalField, string>>>;
}

/** A casework house with people who leave something of themselves. */
export class PrivacyHouse {
  private constructor(readonly casework: CaseworkHouse) {}

  static async open(label: string): Promise<PrivacyHouse> {
    return new PrivacyHouse(await CaseworkHouse.open(label));
  }

  get collections() {
    return privacyCollectionsOf(this.casework.database.db);
  }

  /** A rating by somebody, as ingest puts it on the topic. */
  rating(
    { personal = SOMEBODY, ...told }: Told,
    fields: { readonly assessNumber?: 1 | 2; readonly satisfaction?: number } = {},
  ): TopicEvent {
    const place = placeOf(told);
    const key = ratingKey(keyOf(told), fields.assessNumber ?? 1, false);
    const sealed = personalFields(personal, key, this.casework.counting.sealer);
    return rating({ ...place, satisfaction: 1, ...fields, ...sealed });
  }

  /** The record of a service for somebody. */
  service({ personal = NUMBERS, ...told }: Told, revision = 1): TopicEvent {
    const { userName, certKey, mobile } = personal;
    const known = Object.fromEntries(
      Object.entries({ userName, certKey, mobile }).filter(([, text]) => text !== undefined),
    );
    const key = revisionKey(keyOf(told), revision);
    const sealed = personalFields(known, key, this.casework.counting.sealer);
    return service({ ...placeOf(told), revision, ...sealed });
  }

  tell(...events: readonly TopicEvent[]): Promise<unknown> {
    return this.casework.counting.tell(events);
  }

  /** The case of a bad rating that leaves all there is to leave. */
  async badRating(projectNo: string): Promise<SeenCase> {
    await this.tell(this.rating({ projectNo }));
    return this.casework.routed(keyOf({ projectNo }));
  }

  /** Works a case up to its 回访, which is the officer's. */
  async toRevisit(found: SeenCase, handler: Person, officer: Person): Promise<void> {
    await this.casework.play(found, [
      [handler, 'receive'],
      [handler, 'verify', { finding: 'upheld', words: '属实' }],
      [handler, 'rectify', { words: '已整改' }],
      [handler, 'answer', { words: '已反馈' }],
      [officer, 'review', { accept: true }],
      [officer, 'assign-revisit', { officer: officer.user._id }],
    ]);
  }

  post(who: Person, path: string, body: object = {}): Promise<ConsoleAnswer> {
    return this.casework.app.call('POST', path, { session: who.session, body });
  }

  get(who: Person, path: string): Promise<ConsoleAnswer> {
    return this.casework.get(who, path);
  }

  /** Entries of the audit chain with this action, oldest first. */
  audit(action: string): Promise<AuditDoc[]> {
    return consoleCollectionsOf(this.casework.database.db)
      .audit.find({ action: action as AuditDoc['action'] })
      .sort({ _id: 1 })
      .toArray();
  }

  /** The whole audit chain as text. */
  async auditText(): Promise<string> {
    const { audit } = consoleCollectionsOf(this.casework.database.db);
    return JSON.stringify(await audit.find().toArray());
  }

  close(): Promise<void> {
    return this.casework.close();
  }
}

/** The ledger key of what is told of. */
export const keyOf = ({ projectNo, deptCode = RATED }: Omit<Told, 'personal'>): string =>
  serviceKey({ deptCode, space: 'S', projectNo, serviceNumber: '1' });

const placeOf = ({ projectNo, areaCode = COUNTY, deptCode = RATED }: Omit<Told, 'personal'>) => ({
  ...{ areaCode, deptCode, projectNo },
});
