/** The figures that report gives. */
export type FigureName = 'rankings' | 'loop' | 'honours';

/** What is asked, by the names of report's parameters; what is undefined is left out. */
export type FigureQuery = Readonly<Record<string, string | undefined>>;

/** An answer as report gave it. */
export interface Figure {
  readonly type: string;
  /** Names the file of a download. */
  readonly disposition: string | undefined;
  readonly body: Buffer;
}

/** Where figures come from; an abstract class, to be asked for by type. */
export abstract class ReportFigures {
  /**
   * Throws `invalid` with the field that report refuses, and `unavailable` when report is away or
   * does not answer in time.
   */
  abstract get(name: FigureName, query: FigureQuery): Promise<Figure>;
}
