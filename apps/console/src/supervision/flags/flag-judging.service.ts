import { judgementContext, type FlagDoc } from '#shared/contract/flag-storage.js';
import type { Sealer } from '#shared/crypto/sealer.js';
import type { Actor } from '#shared/domain/casework/access-policy.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import { faultProblem } from '../../casework/http/case-problem.js';
import type { Clock } from '../../clock.js';
import { ProblemError } from '../../http/problem.js';
import type { Transactions } from '../../storage/transactions.port.js';
import { isOfRatedUnit, requireFlagAccess } from './flag-access.js';
import type { JudgedDto } from './flag-answer.dto.js';
import type { FlagJudgementDto } from './flag-judgement.dto.js';
import type { FlagStore } from './flag-store.port.js';

export interface FlagJudgingParts {
  readonly transactions: Transactions;
  readonly flags: FlagStore;
  readonly audit: AuditTrail;
  readonly sealer: Sealer;
  readonly clock: Clock;
}

/** A person says what a flag is worth. The ratings it stands on are left as they are. */
export class FlagJudgingService {
  constructor(private readonly parts: FlagJudgingParts) {}

  /**
   * One transaction: the judgement and its audit entry. Throws `not-found`, `of-the-rated-unit`, or
   * `changed-meanwhile` when the flag is not any more the one that was read.
   */
  judge(actor: Actor, code: string, request: FlagJudgementDto): Promise<JudgedDto> {
    const { transactions, flags, audit, sealer, clock } = this.parts;
    return transactions.run(async (tx) => {
      const flag = await flags.byCode(code, tx);
      requireFlagAccess(actor, 'supervision.judge-flag', flag);
      if (isOfRatedUnit(actor, flag)) throw faultProblem({ code: 'of-the-rated-unit' });
      const { verdict, revision } = request;
      if (flag.revision !== revision) throw flagChanged();
      const context = judgementContext(flag._id, flag.judgements.length);
      const words = sealer.seal(request.words.trim(), context);
      const at = new Date(clock.now());
      const judgement = { verdict, by: actor.id, at, words };
      if (!(await flags.judge(tx, flag, judgement))) throw flagChanged();
      await audit.append(tx, {
        actor: actor.id,
        action: 'flag.judged',
        subject: `flag:${code}`,
        details: { rule: flag.rule, verdict, from: flag.state, revision: revision + 1 },
      });
      return judged(flag, verdict);
    });
  }
}

const judged = ({ code, revision }: FlagDoc, state: string): JudgedDto => ({
  id: code,
  state,
  revision: revision + 1,
});

const flagChanged = (): ProblemError =>
  new ProblemError(409, 'changed-meanwhile', 'it was changed; read it again', 'revision');
