import type { Row, TableName } from '#shared/domain/publication/tables.js';
import { publishedRows, type PublishedReading } from '../../publications/published.reading.js';
import { PublishedAreas } from './published-areas.js';
import { Recent } from './recent.js';

/** Rows of whichever table the key names. */
type Rows = readonly object[];

/** The open tables of publications, which never change. */
export class OpenTables {
  private readonly tables: Recent<Rows>;
  private readonly trees = new WeakMap<Rows, PublishedAreas>();

  /** `most` tables stay in memory. */
  constructor(
    private readonly reading: Pick<PublishedReading, 'file'>,
    most: number,
  ) {
    this.tables = new Recent(most);
  }

  /** The rows of a table in the order of its file; none where the publication has it not. */
  async rows<T extends TableName>(number: number, table: T): Promise<readonly Row<T>[]> {
    const rows = await this.tables.get(`${number} ${table}`, () =>
      publishedRows(this.reading, number, table, 'open'),
    );
    return rows as readonly Row<T>[];
  }

  /** The areas of a publication as a tree. */
  async areas(number: number): Promise<PublishedAreas> {
    const rows = await this.rows(number, 'areas');
    const known = this.trees.get(rows);
    if (known !== undefined) return known;
    const tree = new PublishedAreas(rows);
    this.trees.set(rows, tree);
    return tree;
  }
}
