import type { CsvRow } from '#shared/csv/csv-file.js';
import { shown, type ImportFault, type ImportFaultCode } from '#shared/csv/import-fault.js';
import { parsePeriod } from '#shared/domain/period.js';
import type { Registry } from '#shared/domain/registry.js';
import { evaluationKey, type Evaluation } from '#shared/domain/scorecard/evaluation.js';
import { kindOf, subjectOf } from './evaluation-columns.js';

export interface EvaluationRows {
  readonly evaluations: readonly Evaluation[];
  /** One for each row that is not among them. */
  readonly faults: readonly ImportFault[];
}

interface RowFault {
  readonly column: string;
  readonly code: ImportFaultCode;
  readonly rule: string;
}

/** Scores of rows whose cells are good, judged by the registry; the first fault of each is named. */
export function evaluationsOf(
  file: string,
  rows: readonly CsvRow[],
  registry: Pick<Registry, 'areas' | 'departments'>,
): EvaluationRows {
  const evaluations: Evaluation[] = [];
  const faults: ImportFault[] = [];
  const lines = new Map<string, number>();
  for (const { line, cells } of rows) {
    const read = evaluationOf(cells, registry);
    if ('rule' in read) {
      faults.push({ file, line, ...read });
      continue;
    }
    const key = evaluationKey(read);
    const before = lines.get(key);
    if (before !== undefined) {
      const rule = `the agency scored this on line ${before} already`;
      faults.push({ file, line, column: 'agency', code: 'twice', rule });
      continue;
    }
    lines.set(key, line);
    evaluations.push(read);
  }
  return { evaluations, faults };
}

function evaluationOf(
  cells: CsvRow['cells'],
  registry: Pick<Registry, 'areas' | 'departments'>,
): Evaluation | RowFault {
  const { period: periodText = '', code = '', agency = '', document = '' } = cells;
  const period = parsePeriod(periodText);
  const subject = subjectOf(cells['subject'] ?? '');
  const kind = kindOf(cells['kind'] ?? '');
  if (period === undefined || subject === undefined || kind === undefined) {
    throw new TypeError('a row was judged good whose columns are not');
  }
  const table = subject === 'area' ? registry.areas : registry.departments;
  if (table.on(code, period.last) === undefined) {
    const rule = `the registry has no ${subject} ${shown(code)} at the end of ${period.name}`;
    return { column: 'code', code: 'no-such-entry', rule };
  }
  const [score, full] = [Number(cells['score']), Number(cells['full'])];
  if (score > full) {
    return { column: 'score', code: 'bad-value', rule: `${score} is more than the full ${full}` };
  }
  return { period: period.name, subject, code, kind, score, full, agency, document };
}
