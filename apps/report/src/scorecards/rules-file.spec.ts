import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseRules } from './rules-file.js';

const PATH = join(import.meta.dirname, 'data/scorecard.yaml');
const text = await readFile(PATH, 'utf8');

function faultOf(piece: string, by: string): string {
  expect(text).toContain(piece);
  try {
    parseRules('w.yaml', text.replace(piece, by));
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

/** Line of a piece in the file that comes with the system. */
const lineOf = (piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;

describe('the file of weights', () => {
  it('that comes with the system is good', () => {
    expect(parseRules('w.yaml', text).indicators.length).toBeGreaterThan(5);
  });

  it('is refused when the weights are not 100, with line and sum', () => {
    const line = lineOf('  - { code: goodRate');
    expect(faultOf('goodRate, weight: 15', 'goodRate, weight: 16')).toBe(
      `w.yaml:${line}: indicators the weights add up to 101, and must to exactly 100`,
    );
  });

  it.each([
    ['code: repliedRate', 'code: replied', /^w\.yaml:(\d+): indicators\[5\]\.code must be one of/],
    ['zero: 0.7', 'zero: much', /^w\.yaml:(\d+): indicators\[6\]\.zero must be a number/],
  ])('is refused for %s that became %s, with its line', (piece, by, expected) => {
    const fault = faultOf(piece, by);
    expect(fault).toMatch(expected);
    expect(Number(expected.exec(fault)?.[1])).toBe(lineOf(piece));
  });

  it('is refused when it is no YAML', () => {
    expect(faultOf('awards:', 'awards: [')).toMatch(/^w\.yaml:\d+: no YAML: /);
  });
});
