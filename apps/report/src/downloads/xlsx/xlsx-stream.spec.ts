import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import type { Book } from './book.types.js';
import { columnName } from './sheet-xml.js';
import { xlsxStream } from './xlsx-stream.js';
import { xmlText } from './xml-text.js';

const bookOf = (pieces: AsyncIterable<readonly number[]>): Book<number> => ({
  title: '表',
  sheet: '数据',
  facts: ['统计期：2026-11'],
  columns: [{ title: '数', kind: 'count', width: 10, cell: (n) => n }],
  pieces,
  method: [['好评率', '好评数 ÷ 有效评价数']],
  at: Date.parse('2026-11-25T00:00:00Z'),
});

/** Endless rows that tell how many were asked for, and whether they were let go. */
function endless() {
  const state = { asked: 0, closed: false };
  async function* rows(): AsyncGenerator<number[]> {
    try {
      for (;;) {
        await Promise.resolve();
        state.asked += 1;
        yield Array.from({ length: 250 }, () => Math.random());
      }
    } finally {
      state.closed = true;
    }
  }
  return { state, rows: rows() };
}

describe('a workbook that is written while it is read', () => {
  it('waits while nobody takes it, and lets its rows go when nobody wants more', async () => {
    const { state, rows } = endless();
    const stream = xlsxStream(bookOf(rows));
    for (let before = -1; before !== state.asked || before === 0;) {
      before = state.asked;
      await setTimeout(300);
    }
    // What buffers on the way can hold, of rows without an end.
    expect(state.asked).toBeLessThan(200);
    stream.destroy();
    while (!state.closed) await setTimeout(10);
  });

  it('breaks off when its rows fail, so that half of it is not taken for the whole', async () => {
    async function* failing(): AsyncGenerator<number[]> {
      await Promise.resolve();
      yield [1];
      throw new Error('the database is away');
    }
    await expect(buffer(xlsxStream(bookOf(failing())))).rejects.toThrow('the database is away');
  });

  it('is the same, byte for byte, when it is written again', async () => {
    async function* rows(): AsyncGenerator<number[]> {
      await Promise.resolve();
      yield [1, 2];
      yield [];
      yield [3];
    }
    const [a, b] = [
      await buffer(xlsxStream(bookOf(rows()))),
      await buffer(xlsxStream(bookOf(rows()))),
    ];
    expect(a.equals(b)).toBe(true);
    expect(a.subarray(0, 2).toString()).toBe('PK');
  });
});

describe('text in a cell', () => {
  it('is escaped, and loses what XML cannot hold', () => {
    expect(xmlText('<a & "b">')).toBe('&lt;a &amp; &quot;b&quot;&gt;');
    expect(xmlText('a\u0000b\u001Fc\uFFFEd\uD800e')).toBe('abcde');
    expect(xmlText('一\t二\n三\r')).toBe('一\t二\n三&#13;');
    expect(xmlText('𠮷野家 😀')).toBe('𠮷野家 😀');
  });

  it('is not read as a character by its number', () => {
    expect(xmlText('_x0041_ a_b')).toBe('_x005F_x0041_ a_b');
  });

  it('is no longer than a cell', () => {
    expect(xmlText('长'.repeat(40_000))).toHaveLength(32_767);
  });
});

it('columns are named A to Z, AA, AB and on', () => {
  expect([0, 25, 26, 27, 51, 52, 701, 702].map(columnName)).toEqual([
    'A',
    'Z',
    'AA',
    'AB',
    'AZ',
    'BA',
    'ZZ',
    'AAA',
  ]);
});
