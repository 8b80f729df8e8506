import type { Sealer } from '#shared/crypto/sealer.js';
import type { CaseEffect, CaseFile, HistoryEntry } from '#shared/domain/casework/casework.js';
import { caseDigest } from '../../audit/case-digest.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import type { Notifier } from '../../notices/notifier.port.js';
import type { Tx } from '../../storage/transactions.port.js';
import { caseChanged } from '../http/case-problem.js';
import { caseCode, listingOf, storedFile } from '../store/case-form.js';
import { historyRow } from '../store/case-history.js';
import type { CaseStore } from '../store/case-store.port.js';
import type { CaseTrail } from '../store/case-trail.port.js';
import { audienceOf } from './case-audience.js';
import type { CaseAtHand } from './case-reading.js';
import { decisionRow } from './decision-row.js';
import { plainFields } from './plain-fields.js';

export interface CaseRecorderParts {
  readonly cases: CaseStore;
  readonly trail: CaseTrail;
  readonly notifier: Notifier;
  readonly audit: AuditTrail;
  readonly sealer: Sealer;
}

/** What came of a case, and what that starts. */
export interface CaseOutcome {
  readonly file: CaseFile;
  readonly effects: readonly CaseEffect[];
  /** The round that this step routed. */
  readonly routed?: number;
}

/** Writes a step and all that it starts, in the step's transaction. */
export class CaseRecorder {
  constructor(private readonly parts: CaseRecorderParts) {}

  /** Throws `changed-meanwhile` when the case is not any more what was read. */
  async record(tx: Tx, before: CaseAtHand, outcome: CaseOutcome): Promise<void> {
    const { cases } = this.parts;
    const { doc, context, desks } = before;
    const { file, effects } = outcome;
    const publicSteps = effects.flatMap((effect) =>
      effect.type === 'public-step' ? [{ name: effect.name, at: new Date(effect.at) }] : [],
    );
    const listing = listingOf(file, {
      ...{ ...context, desks },
      routed: outcome.routed ?? doc.listing?.routed ?? -1,
      reminded: remindedUntil(before, outcome),
    });
    if (!(await cases.write(tx, doc, { file, listing, publicSteps }))) throw caseChanged([]);
    for (const effect of effects) await this.leave(tx, before, file, effect);
  }

  private async leave(
    tx: Tx,
    { context, desks }: CaseAtHand,
    file: CaseFile,
    effect: CaseEffect,
  ): Promise<void> {
    const { trail, notifier } = this.parts;
    const code = caseCode(file.id);
    switch (effect.type) {
      case 'history':
        return this.tell(tx, file, effect.entry);
      case 'decision':
        return trail.addToOutbox(tx, decisionRow(effect.decision));
      case 'notice': {
        const { name, key, to } = effect.notice;
        const { at, lineage: areas } = context;
        return notifier.tell(tx, {
          ...{ case: code, key, name, at: new Date(at), areas, unit: file.unit },
          to: audienceOf(to, file, desks),
        });
      }
      case 'public-step':
        return; // written with the case
    }
  }

  private async tell(tx: Tx, after: CaseFile, entry: HistoryEntry): Promise<void> {
    const { trail, audit, sealer } = this.parts;
    const code = caseCode(after.id);
    const digest = caseDigest(storedFile(after));
    const { action, by, from, to, revision, fields } = entry;
    await trail.addHistory(tx, historyRow(code, entry, sealer));
    await audit.append(tx, {
      actor: by,
      action: 'case.acted',
      subject: `case:${code}`,
      details: { action, from, to, revision, digest, fields: plainFields(action, fields) },
    });
  }
}

/** A step that begins a term has told of it; else the clock goes on where it stood. */
function remindedUntil({ doc, file, context }: CaseAtHand, { file: after, effects }: CaseOutcome) {
  const { term } = after.clock;
  const isNew = term !== undefined && term.n !== file.clock.term?.n;
  if (isNew && effects.length > 0) return context.at;
  return doc.listing?.reminded.getTime() ?? file.openedAt - 1;
}
