/** Cells of one row by column; an absent column reads as empty. */
export type Cells = Readonly<Partial<Record<string, string>>>;

export interface Column {
  readonly name: string;
  /** May the cell be empty? */
  readonly mayBeEmpty?: boolean;
  /** May the file do without the column? */
  readonly mayBeAbsent?: boolean;
  /** The rule a filled cell breaks; undefined when it breaks none. */
  readonly broken: (text: string) => string | undefined;
}
