import type { Actor } from '#shared/domain/casework/access-policy.js';
import { isCode } from '#shared/domain/code.js';
import type { RegistryFile } from '#shared/registry/columns.js';
import type { DocOf } from '#shared/registry/entries.js';
import { entryOfValues, valuesOf } from '#shared/registry/entry-values.js';
import { nothing, referenceFaults, type ImportedFiles } from '#shared/registry/references.js';
import { rowWarnings } from '#shared/registry/warnings.js';
import type { AuditTrail } from '../../audit/audit-trail.port.js';
import { changedMeanwhile, invalid, notFound, outsideScope } from '../../http/problem.js';
import type { Transactions, Tx } from '../../storage/transactions.port.js';
import { isCurrent, revisionOf } from '../revision.js';
import type { EntryAccess } from './entry-access.js';
import type { EntryChangedDto } from './entry-answer.dto.js';
import type { EntryPutDto } from './entry-put.dto.js';
import type { Changed, RegistryStore } from './registry-store.port.js';

export interface EntryEditingParts {
  readonly transactions: Transactions;
  readonly store: RegistryStore;
  readonly access: EntryAccess;
  readonly audit: AuditTrail;
}

type Versions = readonly DocOf[RegistryFile][];

/** Changes entries of the registry one at a time, by the rules of its CSV files. */
export class EntryEditingService {
  constructor(private readonly parts: EntryEditingParts) {}

  /**
   * Throws as `put` for what may not be seen or changed, before anything else of a request is looked
   * at. What is not there can only be made by a request that says so.
   */
  async requireWritable(
    actor: Actor,
    part: RegistryFile,
    code: string,
    isNew: boolean,
  ): Promise<void> {
    const { store, access } = this.parts;
    access.requireReader(actor, part);
    if (!isCode(code)) throw notFound();
    const newest = (await store.versions(part, code)).at(-1);
    if (newest !== undefined) access.requireWriter(actor, part, newest);
    else if (!isNew) throw notFound();
  }

  /**
   * A version from a day on, with its audit entry, in one transaction; then it waits for the services
   * to load it. Throws `not-found`, `outside-scope`, `changed-meanwhile`, or `invalid` with the field
   * and the first rule that it breaks.
   */
  async put(
    actor: Actor,
    part: RegistryFile,
    code: string,
    request: EntryPutDto,
  ): Promise<EntryChangedDto> {
    const { transactions, store } = this.parts;
    const { version, result: doc } = await transactions.run((tx) =>
      store.change(tx, (next) => this.change(tx, { actor, part, code, request, next })),
    );
    return {
      version,
      revision: revisionOf(await store.versions(part, code)),
      warnings: warningsOf(part, doc),
      notLoaded: await store.notLoaded(version),
    };
  }

  private async change(
    tx: Tx,
    { actor, part, code, request, next }: Edit,
  ): Promise<Changed<DocOf[RegistryFile]>> {
    const { store, access, audit } = this.parts;
    const versions: Versions = await store.versions(part, code, tx);
    const from = request.from ?? undefined;
    const before = versionBefore(versions, from);
    if (before !== undefined) access.requireWriter(actor, part, before);
    if (!isCurrent(versions, request.revision)) throw changedMeanwhile('revision');
    const doc = await this.made(tx, part, code, request);
    if (!access.mayWrite(actor, part, doc)) throw outsideScope('values');
    if (!(await store.put(tx, part, [doc]))) return { parts: [], result: doc };
    await audit.append(tx, {
      actor: actor.id,
      action: 'registry.changed',
      subject: `registry:${part}/${code}`,
      details: {
        ...{ from: from ?? null, version: next },
        before: before === undefined ? null : valuesOf(part, before),
        after: valuesOf(part, doc),
      },
    });
    return { parts: [part], result: doc };
  }

  private async made(
    tx: Tx,
    part: RegistryFile,
    code: string,
    { from, values }: EntryPutDto,
  ): Promise<DocOf[RegistryFile]> {
    const made = entryOfValues(part, code, from ?? undefined, { ...values });
    if ('faults' in made) {
      const [fault] = made.faults;
      throw invalid(fieldOf(fault?.column), fault?.rule ?? 'is not valid');
    }
    const known = { ...(await this.parts.store.references(tx)), faulty: nothing().faulty };
    const [fault] = referenceFaults(filesOf(part, made.doc), known);
    if (fault !== undefined) throw invalid(fieldOf(fault.column), fault.rule);
    return made.doc;
  }
}

interface Edit {
  readonly actor: Actor;
  readonly part: RegistryFile;
  readonly code: string;
  readonly request: EntryPutDto;
  /** The version of the registry that this makes. */
  readonly next: number;
}

const fieldOf = (column: string | undefined): string =>
  column === undefined ? 'values' : `values.${column}`;

/** The version that holds until the new one, or that it takes the place of. */
const versionBefore = (versions: Versions, from = ''): DocOf[RegistryFile] | undefined =>
  versions.findLast((each) => (each.from ?? '') <= from) ?? versions[0];

const filesOf = (part: RegistryFile, doc: DocOf[RegistryFile]): ImportedFiles => ({
  ...nothing().files,
  [part]: [{ line: 0, doc }],
});

const warningsOf = (part: RegistryFile, doc: DocOf[RegistryFile]): EntryChangedDto['warnings'] =>
  rowWarnings(filesOf(part, doc)).map(({ column, code, rule }) => ({
    ...{ code, field: column ?? null, message: rule },
  }));
