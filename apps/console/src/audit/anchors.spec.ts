import { generateKeyPairSync } from 'node:crypto';
import { anchorHash, anchorLine, NO_HASH } from '#shared/crypto/anchor.js';
import { judgeAnchors, type AnchorFault } from './anchors.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');

function linesOf(count: number, key = privateKey): string[] {
  const lines: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const last = lines.at(-1);
    const previous = last === undefined ? NO_HASH : anchorHash(last);
    const hash = String(number).repeat(64).slice(0, 64);
    const at = new Date(number * 1_000).toISOString();
    lines.push(anchorLine({ number, seq: number * 100, hash, at, previous }, key));
  }
  return lines;
}

const LINES = linesOf(5);
const fileOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const faultOf = (lines: readonly string[], known = 5): AnchorFault | undefined =>
  judgeAnchors(fileOf(lines), publicKey, known).fault;

describe('a file of anchors', () => {
  it('that nobody touched is whole', () => {
    const { anchors, fault } = judgeAnchors(fileOf(LINES), publicKey, 5);
    expect(fault).toBeUndefined();
    expect(anchors.map(({ seq }) => seq)).toEqual([100, 200, 300, 400, 500]);
  });

  it('may be ahead of what the database was told before a process was killed', () => {
    expect(faultOf(LINES, 4)).toBeUndefined();
  });

  it('whose end was cut names the first that is gone', () => {
    expect(faultOf(LINES.slice(0, 3))).toEqual({ code: 'cut', number: 4 });
    expect(faultOf([])).toEqual({ code: 'cut', number: 1 });
    expect(judgeAnchors(fileOf(LINES).slice(0, -10), publicKey, 5).fault).toEqual({
      code: 'cut',
      number: 5,
    });
  });

  it('with a line gone or altered names it', () => {
    expect(faultOf(LINES.filter((_, i) => i !== 2))).toEqual({ code: 'missing', number: 3 });
    expect(faultOf(LINES.slice(1))).toEqual({ code: 'missing', number: 1 });
    const altered = LINES.map((line, i) =>
      i === 2 ? line.replace('"seq":300', '"seq":301') : line,
    );
    expect(faultOf(altered)).toEqual({ code: 'forged', number: 3 });
  });

  it('with lines of another key names the first', () => {
    const other = generateKeyPairSync('ed25519').privateKey;
    expect(faultOf(linesOf(5, other))).toEqual({ code: 'forged', number: 1 });
    expect(faultOf([...LINES.slice(0, 4), ...linesOf(5, other).slice(4)])).toEqual({
      code: 'forged',
      number: 5,
    });
  });

  it('with a whole chain of its own key, made at another time, names where it differs', () => {
    const again = LINES.map((line, i) => (i === 1 ? (linesOf(5)[1] ?? '') : line));
    expect(faultOf(again)).toBeUndefined(); // Ed25519 signs the same thing the same way
    const early = anchorLine(
      {
        number: 2,
        seq: 150,
        hash: NO_HASH,
        at: new Date(0).toISOString(),
        previous: anchorHash(LINES[0] ?? ''),
      },
      privateKey,
    );
    expect(faultOf(LINES.map((line, i) => (i === 1 ? early : line)))).toEqual({
      code: 'missing',
      number: 3,
    });
  });

  it('does not mind the half line of a process that was killed', () => {
    const [one, two, three] = LINES;
    expect(
      faultOf([one ?? '', (two ?? '').slice(0, 40), two ?? '', three ?? ''], 3),
    ).toBeUndefined();
  });
});
