import type { CitizenRequestInput, ReceiptView } from '#shared/contract/citizen-api.js';
import {
  requestContext,
  requestId,
  type CitizenRequestDoc,
  type InvitationDoc,
} from '#shared/contract/citizen-storage.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import { serviceKey } from '#shared/domain/keys.js';
import type { RegistryView } from '#shared/domain/registry-view.js';
import { grouped, readSpokenCode, RECEIPT_LENGTH } from '#shared/domain/spoken-code.js';
import type { CitizenPolicy } from '../citizen-policy.js';
import { isCitizenProblem, type CitizenProblem } from '../citizen-problem.js';
import type { InvitationStore } from '../invitation-store.port.js';
import { chosenRatingKey } from '../invited.js';
import type { Limits } from '../limits.port.js';
import { loadedRegistry } from '../loaded-registry.js';
import { unknownCode } from '../unknown-code.js';
import { givenRatings } from './given-ratings.js';
import type { ReceiptStore } from './receipt-store.port.js';
import { receiptView } from './receipt-view.js';

export interface ReceiptsParts {
  readonly policy: Pick<CitizenPolicy, 'followUpDays'>;
  readonly registry: RegistryView;
  readonly sealer: Pick<Sealer, 'seal'>;
  readonly invitations: Pick<InvitationStore, 'findByReceipt'>;
  readonly limits: Limits;
  readonly store: ReceiptStore;
}

/** A receipt that exists. */
interface Receipt {
  readonly printed: string;
  readonly invitation: InvitationDoc;
}

type Subject = Pick<CitizenRequestDoc, 'kind' | 'ratingKey' | 'decisionSeq'>;

/** Shows what became of a rating to whoever holds its receipt, and takes what they ask for. */
export class ReceiptsService {
  constructor(private readonly parts: ReceiptsParts) {}

  async view(
    typed: string,
    address: string,
    now = Date.now(),
  ): Promise<ReceiptView | CitizenProblem> {
    const receipt = await this.receiptOf(typed, address);
    return isCitizenProblem(receipt) ? receipt : this.viewOf(receipt, now);
  }

  /** The same request again is answered as the first was; what was said first stands. */
  async request(
    typed: string,
    input: CitizenRequestInput,
    address: string,
    now = Date.now(),
  ): Promise<ReceiptView | CitizenProblem> {
    const receipt = await this.receiptOf(typed, address);
    if (isCitizenProblem(receipt)) return receipt;
    const { invitation } = receipt;
    const subjects = await this.subjectsOf(input, invitation);
    if (subjects.length === 0) return { problem: 'not-possible' };
    for (const subject of subjects) {
      await this.parts.store.request(this.document(input, subject, invitation, now));
    }
    return this.viewOf(receipt, now);
  }

  /** A receipt that was never handed out does not exist: its number can only have been guessed. */
  private async receiptOf(typed: string, address: string): Promise<Receipt | CitizenProblem> {
    const { invitations, limits } = this.parts;
    const number = readSpokenCode(typed, RECEIPT_LENGTH);
    const found =
      number === undefined ? undefined : await invitations.findByReceipt(codeId(number));
    if (number === undefined || found === undefined || !isRated(found)) {
      return unknownCode(limits, address);
    }
    return { printed: grouped(number), invitation: found };
  }

  private async viewOf({ printed, invitation }: Receipt, now: number): Promise<ReceiptView> {
    const { policy, registry, store } = this.parts;
    const facts = await store.factsOf(serviceKey(invitation));
    const context = { receipt: printed, registry: loadedRegistry(registry), policy, now };
    return receiptView(invitation, facts, context);
  }

  /** Who asks for erasure means all of a service; an objection is to what is excluded of it. */
  private async subjectsOf(
    { kind }: CitizenRequestInput,
    invitation: InvitationDoc,
  ): Promise<readonly Subject[]> {
    if (kind === 'erasure') return [{ kind, ratingKey: chosenRatingKey(invitation, 1) }];
    const facts = await this.parts.store.factsOf(serviceKey(invitation));
    return givenRatings(invitation, facts).flatMap(({ key, excludedBy }) =>
      excludedBy === undefined ? [] : [{ kind, ratingKey: key, decisionSeq: excludedBy }],
    );
  }

  private document(
    { words = '' }: CitizenRequestInput,
    subject: Subject,
    { deptCode, areaCode }: InvitationDoc,
    now: number,
  ): CitizenRequestDoc {
    const _id = requestId(subject);
    const sealed =
      words.trim() === '' ? {} : { words: this.parts.sealer.seal(words, requestContext(_id)) };
    return {
      _id,
      code: codeId(_id),
      ...subject,
      deptCode,
      areaCode,
      askedAt: new Date(now),
      state: 'open',
      ...sealed,
    };
  }
}

const isRated = ({ rated, followedUp }: InvitationDoc): boolean =>
  rated !== undefined || followedUp !== undefined;
