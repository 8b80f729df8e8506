import { SignalInput } from '#shared/contract/citizen-api.js';
import { codeId } from '#shared/crypto/citizen-codes.js';
import { AppError } from '#shared/errors/app-error.js';
import { inputReader } from '../citizen-input.js';
import { isCitizenProblem, type CitizenProblem } from '../citizen-problem.js';
import type { InvitationStore } from '../invitation-store.port.js';
import type { CitizenMetrics } from './citizen-metrics.js';
import { channelOf } from './rating-message.js';

const readSignal = inputReader<SignalInput>(SignalInput);

/** Counts how far people come. Only signals of invitations that exist count; all are answered alike. */
export class SignalsService {
  constructor(
    private readonly invitations: Pick<InvitationStore, 'find'>,
    private readonly metrics: Pick<CitizenMetrics, 'has' | 'count'>,
  ) {}

  /** Undefined when the signal is well-formed, whatever became of it. */
  async receive(body: unknown): Promise<CitizenProblem | undefined> {
    const input = readSignal(body, undefined);
    if (isCitizenProblem(input)) return input;
    const { token, signal, pf } = input;
    const id = codeId(token);
    if (this.metrics.has(signal, id)) return undefined;
    try {
      const invitation = await this.invitations.find(id);
      if (invitation !== undefined) this.metrics.count(signal, id, channelOf(invitation, pf));
    } catch (error) {
      // A page has nothing to do about it, and one count less is no loss.
      if (!(error instanceof AppError)) throw error;
    }
    return undefined;
  }
}
