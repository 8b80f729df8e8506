import type { ErasureDoc } from '#shared/contract/reveal-storage.js';
import { SYSTEM } from '#shared/domain/casework/access-policy.js';
import { AppError } from '#shared/errors/app-error.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Places } from '../../auth/places.js';
import { eachCase } from '../../casework/work/each-case.js';
import type { Clock } from '../../clock.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import { codesBelow } from '../areas-within.js';
import type { RevealStore } from '../reveals/reveal-store.port.js';
import type { EnteredPersons } from '../storage/entered-persons.port.js';
import type { LeftWords } from '../storage/left-words.port.js';
import type { PersonalLedger } from '../storage/personal-ledger.port.js';

const ERASURES = 20;
const AT_ONCE = 50;

export interface ErasureRunParts {
  readonly transactions: Transactions;
  readonly reveals: RevealStore;
  readonly ledger: PersonalLedger;
  readonly entered: EnteredPersons;
  readonly words: LeftWords;
  readonly places: Places;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/**
 * Erases what was approved, some services in each transaction. What is erased bears no hash any more
 * and is not found again, so a run that was killed goes on where it stood, and one that is made
 * twice does nothing the second time.
 */
export class ErasureRunService {
  constructor(private readonly parts: ErasureRunParts) {}

  /** Works on what is approved now; answers how many erasures were ended. Ends early when told to. */
  async run(isRunning: () => boolean): Promise<number> {
    const ids = await this.parts.reveals.erasures(ERASURES);
    return eachCase(ids, isRunning, async (id) => {
      while (isRunning()) {
        if (await this.parts.transactions.run((tx) => this.step(tx, id))) return true;
      }
      return false;
    });
  }

  /** True once nothing is left of it. */
  private async step(tx: Tx, id: string): Promise<boolean> {
    const { reveals, ledger, entered, words, places } = this.parts;
    const row = await reveals.byId(id, tx);
    if (row?.kind !== 'erasure' || row.state !== 'approved') return true;
    const { hashes, within, erased } = row;
    if (hashes === undefined) return this.end(tx, row);
    this.requireKnown(within);
    const query = { hashes, areas: codesBelow(within, places) };
    const { erasedServices, ratings, services } = await ledger.eraseSome(tx, query, AT_ONCE);
    const cases = await entered.eraseSome(tx, query, AT_ONCE);
    if (erasedServices.length + cases.length === 0) return this.end(tx, row);
    await words.erase(tx, [...erasedServices, ...cases]);
    await reveals.change(tx, id, {
      erased: {
        ratings: erased.ratings + ratings,
        services: erased.services + services,
        cases: erased.cases + cases.length,
      },
    });
    return false;
  }

  /** Below an area that the registry does not know lies nothing: all would seem to be erased. */
  private requireKnown(areas: readonly string[]): void {
    const unknown = areas.find((area) => this.parts.places.area(area) === undefined);
    if (unknown === undefined) return;
    throw new AppError('registry-invalid', `the registry lacks the area ${unknown} of an erasure`);
  }

  private async end(tx: Tx, { _id, erased }: Pick<ErasureDoc, '_id' | 'erased'>): Promise<boolean> {
    const { reveals, audit, clock } = this.parts;
    const doneAt = new Date(clock.now());
    await reveals.change(tx, _id, { state: 'done', hashes: undefined, doneAt });
    await audit.append(tx, {
      actor: SYSTEM.id,
      action: 'privacy.erased',
      subject: `reveal:${_id}`,
      details: { ...erased },
    });
    return true;
  }
}
