import { createHash } from 'node:crypto';
import type { ImportFault } from '#shared/csv/import-fault.js';
import type { Actor } from '#shared/domain/casework/access-policy.js';
import type { RegistryFile } from '#shared/registry/columns.js';
import { readRows, type ReadRows } from '#shared/registry/read-rows.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import { changedMeanwhile, invalid } from '../../http/problem.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import type { EntryAccess } from '../entries/entry-access.js';
import type { NewAreas } from '../entries/entry-places.js';
import type { Changed, RegistryStore } from '../entries/registry-store.port.js';
import {
  MOST_ROWS_SHOWN,
  type ImportAnswerDto,
  type ImportDto,
  type RowChangeDto,
  type RowRemarkDto,
} from './import.dto.js';
import { judgeRows, type JudgedRows } from './row-judgement.js';

export interface ImportParts {
  readonly transactions: Transactions;
  readonly store: RegistryStore;
  readonly access: EntryAccess;
  readonly audit: AuditTrail;
}

/** Takes CSV files of one part of the registry, after a look at what they would do. */
export class ImportService {
  constructor(private readonly parts: ImportParts) {}

  /**
   * Judges every row; unless it is a preview, writes all of them with one audit entry, or none. What
   * was previewed is what is imported: throws `changed-meanwhile` when the registry is another by now.
   */
  async run(actor: Actor, part: RegistryFile, request: ImportDto): Promise<ImportAnswerDto> {
    const { access, store } = this.parts;
    access.requireReader(actor, part);
    const read = readRows(part, Buffer.from(request.csv));
    if (request.preview) {
      // Read first: a change that comes between makes the preview no basis of an import.
      const basis = await store.version();
      const judged = await this.judge(actor, part, read);
      return answerOf(judged, { basis, imported: false, version: basis, notLoaded: [] });
    }
    const { basis } = request;
    if (basis === undefined) throw invalid('basis', 'must be the basis of the preview');
    const { version, result } = await this.parts.transactions.run((tx) =>
      store.change(tx, (next) => {
        if (next - 1 !== basis) throw changedMeanwhile('basis');
        return this.import(tx, { actor, part, read, csv: request.csv, next });
      }),
    );
    const notLoaded = version === basis ? [] : await store.notLoaded(version);
    const imported = result.faults.length === 0;
    return answerOf(result, { basis, imported, version, notLoaded });
  }

  private async import(
    tx: Tx,
    { actor, part, read, csv, next }: Import,
  ): Promise<Changed<JudgedRows>> {
    const { store, audit } = this.parts;
    const judged = await this.judge(actor, part, read, tx);
    if (judged.faults.length > 0) return { parts: [], result: judged };
    const docs = read.rows.map(({ doc }) => doc);
    if (!(await store.put(tx, part, docs))) return { parts: [], result: judged };
    const { changed, ...counts } = countsOf(judged.changes);
    await audit.append(tx, {
      actor: actor.id,
      action: 'registry.imported',
      subject: `registry:${part}`,
      details: {
        ...{ version: next, new: counts.new, changed },
        sha256: createHash('sha256').update(csv).digest('hex'),
      },
    });
    return { parts: [part], result: judged };
  }

  private async judge(
    actor: Actor,
    part: RegistryFile,
    read: ReadRows<RegistryFile>,
    tx?: Tx,
  ): Promise<JudgedRows> {
    const { store, access } = this.parts;
    const references = await store.references(tx);
    const stored = await store.all(part, tx);
    const also: NewAreas = new Map(read.rows.map(({ doc }) => [doc.code, doc as object]));
    return judgeRows(part, read, {
      ...{ references, stored },
      mayWrite: (doc) => access.mayWrite(actor, part, doc, part === 'areas' ? also : undefined),
    });
  }
}

interface Import {
  readonly actor: Actor;
  readonly part: RegistryFile;
  readonly read: ReadRows<RegistryFile>;
  readonly csv: string;
  /** The version of the registry that this makes. */
  readonly next: number;
}

type Outcome = Pick<ImportAnswerDto, 'basis' | 'imported' | 'version' | 'notLoaded'>;

const answerOf = (
  { changes, faults, warnings }: JudgedRows,
  outcome: Outcome,
): ImportAnswerDto => ({
  // What changes something must not be lost behind thousands that do not.
  changes: [
    ...changes.filter(({ change }) => change !== 'same'),
    ...changes.filter(({ change }) => change === 'same'),
  ].slice(0, MOST_ROWS_SHOWN),
  counts: { ...countsOf(changes), faults: faults.length, warnings: warnings.length },
  faults: faults.slice(0, MOST_ROWS_SHOWN).map((each) => remarkOf(each)),
  warnings: warnings.slice(0, MOST_ROWS_SHOWN).map((each) => remarkOf(each)),
  ...outcome,
});

function countsOf(changes: readonly RowChangeDto[]): Record<RowChangeDto['change'], number> {
  const counts = { new: 0, changed: 0, same: 0 };
  for (const { change } of changes) counts[change] += 1;
  return counts;
}

const remarkOf = ({ line, column, code, rule }: ImportFault): RowRemarkDto => ({
  ...{ line, field: column ?? null, code, message: rule },
});
