/** A file as the folder shows it: another size, time or inode is another file, or more of it. */
export interface SeenFile {
  readonly name: string;
  readonly size: number;
  readonly modifiedMs: number;
  readonly inode: number;
}

/** Files of events are named so; what is still being written has another name, if the writer can. */
const EVENTS = /\.(json|ndjson|jsonl)$/i;

export const isOfEvents = (name: string): boolean => EVENTS.test(name) && !name.startsWith('.');

/** Whether two looks saw one file with the same content. */
export const isSame = (one: SeenFile, other: SeenFile): boolean =>
  one.size === other.size && one.modifiedMs === other.modifiedMs && one.inode === other.inode;

/** Finds out which files are complete: those that have not changed for a while. */
export class Settling {
  private seen = new Map<string, { readonly file: SeenFile; readonly since: number }>();

  constructor(private readonly settleMs: number) {}

  /** Those of a look that have settled, the oldest first; `now` in milliseconds. */
  settled(look: readonly SeenFile[], now: number): SeenFile[] {
    const before = this.seen;
    this.seen = new Map(
      look.map((file) => {
        const known = before.get(file.name);
        const since = known !== undefined && isSame(known.file, file) ? known.since : now;
        return [file.name, { file, since }];
      }),
    );
    return [...this.seen.values()]
      .filter(({ since }) => now - since >= this.settleMs)
      .map(({ file }) => file)
      .sort((a, b) => a.modifiedMs - b.modifiedMs || (a.name < b.name ? -1 : 1));
  }
}
