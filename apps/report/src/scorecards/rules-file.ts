import { readFile } from 'node:fs/promises';
import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import { isFaulty, judgeRules, type RuleFault } from '#shared/domain/scorecard/judge-rules.js';
import type { ScorecardRules } from '#shared/domain/scorecard/rules.js';
import { AppError } from '#shared/errors/app-error.js';

/** Reads a file of weights; throws `config-invalid` that names file, line and field of every fault. */
export async function readRulesFile(path: string): Promise<ScorecardRules> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new AppError('config-invalid', `${path}: cannot be read`, { cause });
  }
  return parseRules(path, text);
}

/** The rules that a YAML text holds; throws like `readRulesFile`. */
export function parseRules(file: string, text: string): ScorecardRules {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' });
  if (document.errors.length > 0) {
    throw invalid(
      document.errors.map(({ pos, message }) => {
        const [rule = ''] = message.split(' at line ', 1);
        return `${file}:${lines.linePos(pos[0]).line}: no YAML: ${rule}`;
      }),
    );
  }
  const rules = judgeRules(document.toJS());
  if (!isFaulty(rules)) return Object.freeze(rules);
  throw invalid(
    rules.map(({ path, rule }) => {
      const line = lineOf(document, lines, path);
      return `${file}:${line}: ${path.length === 0 ? '' : `${nameOf(path)} `}${rule}`;
    }),
  );
}

const invalid = (faults: readonly string[]): AppError =>
  new AppError('config-invalid', faults.join('; '));

/** `indicators[3].weight` */
const nameOf = (path: RuleFault['path']): string =>
  path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i === 0 ? '' : '.'}${step}`))
    .join('');

/** The line of what is named, or of the nearest thing around it that is there. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: RuleFault['path']): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
