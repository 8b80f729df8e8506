import type { Cells } from '#shared/csv/column.js';
import { cellFaults } from '#shared/csv/csv-file.js';
import { AppError } from '#shared/errors/app-error.js';
import type { Db } from '#shared/mongo/connect.js';
import { importEntries } from '#shared/mongo/registry.import.js';
import { COLUMNS } from '#shared/registry/columns.js';
import { ENTRY } from '#shared/registry/entries.js';
import { nothing } from '#shared/registry/references.js';
import { importNote, registryAudit } from '../registry-audit.js';

/** What `hcp source add` is told of a source that no import has brought. */
export interface SourceOptions {
  readonly name?: string;
  readonly dept?: string;
  readonly departments?: string;
  readonly space?: string;
  readonly rate?: string;
  readonly origins?: string;
  /** On trial: nothing that it sends counts. */
  readonly sandbox?: boolean;
}

/** Adds a source as a row of sources.csv would; throws `usage` with the first rule it breaks. */
export async function addSource(db: Db, code: string, options: SourceOptions): Promise<void> {
  if (options.name === undefined || options.departments === undefined) {
    const missing = options.name === undefined ? '--name' : '--departments';
    throw new AppError('usage', `there is no source ${code}; to make one, give ${missing}`);
  }
  const cells: Cells = {
    code,
    name: options.name,
    deptCode: options.dept ?? '',
    departments: options.departments,
    space: options.space ?? '',
    eventsPerSecond: options.rate ?? '',
    origins: options.origins ?? '',
    sandbox: options.sandbox === true ? 'true' : '',
  };
  const [broken] = cellFaults(cells, COLUMNS.sources);
  if (broken !== undefined) throw new AppError('usage', `${broken.column}: ${broken.rule}`);
  const row = { line: 0, doc: ENTRY.sources(cells) };
  const files = { ...nothing(), files: { ...nothing().files, sources: [row] } };
  const note = registryAudit(db);
  const { faults } = await importEntries(db, files, (session, made) =>
    note(session, importNote(made)),
  );
  const [fault] = faults;
  if (fault !== undefined) throw new AppError('usage', `${fault.column ?? code}: ${fault.rule}`);
}
