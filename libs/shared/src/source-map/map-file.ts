import { readFile } from 'node:fs/promises';
import { LineCounter, isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { Located, LocatedEntry, MapFault } from '../contract/source-map/located.js';
import { readSourceMap } from '../contract/source-map/read-source-map.js';
import type { SourceMap } from '../contract/source-map/source-map.js';

export type { MapFault } from '../contract/source-map/located.js';

export const isMapFaults = (read: SourceMap | readonly MapFault[]): read is readonly MapFault[] =>
  Array.isArray(read);

/** A fault as editors and terminals know it: file, line, rule. */
export const mapFaultLine = (file: string, { line, rule }: MapFault): string =>
  `${file}:${line}: ${rule}`;

/** Reads a map file; throws what the file system throws. */
export const readMapFile = async (path: string): Promise<SourceMap | readonly MapFault[]> =>
  parseMap(await readFile(path, 'utf8'));

/**
 * Reads the YAML text of a map: the map, or everything that is wrong with it. No value is taken for
 * more than the text that was written, so that `no`, `01` and `1e3` stay what they look like.
 */
export function parseMap(text: string): SourceMap | readonly MapFault[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  if (document.errors.length > 0) {
    return document.errors.map(({ pos, message }) => ({
      line: lines.linePos(pos[0]).line,
      rule: `no YAML: ${message.split(' at line ', 1)[0] ?? ''}`,
    }));
  }
  const faults: MapFault[] = [];
  const root = located(document.contents, { line: 1, lines, faults });
  return faults.length > 0 ? faults : readSourceMap(root);
}

interface Finding {
  /** Where the node is if it says nothing itself. */
  readonly line: number;
  readonly lines: LineCounter;
  readonly faults: MapFault[];
}

function located(node: Node | null, finding: Finding): Located {
  const { faults } = finding;
  const line = lineOf(node, finding);
  const inner = { ...finding, line };
  if (isMap<Node, Node | null>(node)) {
    const entries = node.items.flatMap(({ key, value }): LocatedEntry[] => {
      if (!isScalar(key)) {
        faults.push({ line, rule: 'a name must be one word' });
        return [];
      }
      const at = lineOf(key, inner);
      return [{ key: textOf(key.value), line: at, value: located(value, { ...inner, line: at }) }];
    });
    return { kind: 'table', entries, line };
  }
  if (isSeq<Node>(node)) {
    return { kind: 'list', items: node.items.map((item) => located(item, inner)), line };
  }
  if (node !== null && !isScalar(node)) {
    faults.push({ line, rule: 'a map has no anchors and aliases: write it out' });
  }
  return { kind: 'text', text: isScalar(node) ? textOf(node.value) : '', line };
}

const lineOf = (node: Node | null, { line, lines }: Finding): number =>
  node?.range ? lines.linePos(node.range[0]).line : line;

/** All scalars of the schema are texts; the type of the library does not say so. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
