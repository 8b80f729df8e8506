import type { Located, LocatedEntry, LocatedTable, MapFault } from './located.js';

/** The entries of a table by their names. */
export type Entries = ReadonlyMap<string, LocatedEntry>;

/** Reads the nodes of one map file and gathers what is wrong, so that all of it is told at once. */
export class MapReader {
  constructor(
    /** How many levels enclose the records that paths begin at. */
    readonly levels = 0,
    private readonly found: MapFault[] = [],
  ) {}

  /** Reads on where records lie so many levels deep. */
  at(levels: number): MapReader {
    return new MapReader(levels, this.found);
  }

  /** In the order of their lines, each once, though sections share what stands above them. */
  get faults(): readonly MapFault[] {
    const once = new Map(this.found.map((fault) => [`${fault.line} ${fault.rule}`, fault]));
    return [...once.values()].sort((a, b) => a.line - b.line);
  }

  /** Notes a broken rule; null, for what could not be read. */
  refuse(line: number, rule: string): null {
    this.found.push({ line, rule });
    return null;
  }

  /** The entries of a table that may have these names only. */
  entries(node: Located, what: string, names: readonly string[]): Entries | null {
    const table = this.table(node, what);
    if (table === null) return null;
    for (const { key, line } of table.entries) {
      if (!names.includes(key)) {
        this.refuse(line, `${what} has no ${key}; it has ${names.join(', ')}`);
      }
    }
    return new Map(table.entries.map((entry) => [entry.key, entry]));
  }

  table(node: Located, what: string): LocatedTable | null {
    return node.kind === 'table'
      ? node
      : this.refuse(node.line, `${what} must be names with values`);
  }

  text(node: Located, what: string): string | null {
    return node.kind === 'text' ? node.text : this.refuse(node.line, `${what} must be one value`);
  }

  /** One of a closed list of words; the first of them when there is no entry. */
  word<const T extends readonly [string, ...string[]]>(
    entry: LocatedEntry | undefined,
    words: T,
  ): T[number] {
    if (entry === undefined) return words[0];
    const text = this.text(entry.value, entry.key);
    const found = words.find((word) => word === text);
    if (found === undefined && text !== null) {
      this.refuse(entry.value.line, `${entry.key} must be one of ${words.join(', ')}`);
    }
    return found ?? words[0];
  }

  /** One value, or a list of them; none when there is no entry. */
  many<T>(entry: LocatedEntry | undefined, read: (node: Located) => T | null): T[] {
    if (entry === undefined) return [];
    const { value } = entry;
    return (value.kind === 'list' ? value.items : [value]).flatMap((node) => read(node) ?? []);
  }

  texts(entry: LocatedEntry | undefined): string[] {
    return this.many(entry, (node) => this.text(node, entry?.key ?? ''));
  }
}
