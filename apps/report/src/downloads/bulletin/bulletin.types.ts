/** A column of a table; widths are shares of the page's. */
export interface BulletinColumn {
  readonly title: string;
  readonly width: number;
  readonly align: 'left' | 'right';
}

export interface BulletinTable {
  readonly columns: readonly BulletinColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface BulletinSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly table?: BulletinTable;
}

/** 通报: what a publication says, in words and tables, for whatever writes it down. */
export interface Bulletin {
  readonly title: string;
  /** Lines below the title: number, period, as of when. */
  readonly facts: readonly string[];
  readonly sections: readonly BulletinSection[];
  /** Where the publication can be verified, and the digest that is to be found there. */
  readonly address: string;
  readonly digest: string;
  /** When it was published, epoch milliseconds. */
  readonly at: number;
}
