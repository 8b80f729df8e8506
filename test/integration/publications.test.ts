import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Manifest } from '#shared/contract/publication.js';
import { fileNameOf } from '#shared/domain/publication/tables.js';
import { publishedRows } from '../../apps/report/src/publications/published.reading.js';
import { hashesOf } from '../../apps/report/src/publications/signing/manifest-text.js';
import { manifestOf, periodOf, PublishedHouse, randomEvents } from '../support/published-house.js';
import { Random } from '../support/random.js';
import { startReport, type ReportApp } from '../support/report-app.js';

jest.setTimeout(120_000);

const NOW = Date.parse('2026-11-25T12:00:00+08:00');
let house: PublishedHouse;
let report: ReportApp;

beforeAll(async () => {
  house = await PublishedHouse.open('publications');
  await house.counting.tell(randomEvents(new Random(1), 400, '2026-09-01', 30));
  await house.counting.tell(randomEvents(new Random(2), 600, '2026-10-01', 31));
  report = await startReport(house.environment['MONGODB_URI'] ?? '', () => NOW, house.environment);
});

afterAll(async () => {
  await report.close();
  await house.close();
});

interface Ranking {
  readonly rows: readonly Record<string, string | number | null>[];
  readonly insufficient: readonly Record<string, string | number | null>[];
}

describe('a publication', () => {
  it('has the numbers of the API, in canonical files that the manifest describes', async () => {
    const manifest = await house.publish('2026-10');
    expect(manifest).toMatchObject({ number: 1, previous: null, kind: 'month', corrects: null });
    for (const [subject, peers] of [
      ['area', 'county'],
      ['area', 'city'],
      ['department', 'county'],
    ] as const) {
      const asked = await report.json<Ranking>(
        `/v1/rankings?subject=${subject}&peers=${peers}&period=2026-10`,
      );
      const all = await publishedRows(house.store, 1, `${subject}-rankings`, 'inside');
      const rows = all.filter((row) => row.peers === peers);
      expect(asked.rows.length).toBeGreaterThan(0);
      expect(rows.map(({ rank, code, valid, due }) => ({ rank, code, valid, due }))).toEqual([
        ...asked.rows.map(({ rank, code, valid, due }) => ({ rank, code, valid, due })),
        ...asked.insufficient.map(({ code, valid, due }) => ({ rank: null, code, valid, due })),
      ]);
    }
    const [province] = (await publishedRows(house.store, 1, 'areas', 'inside')).filter(
      ({ code }) => code === '360000',
    );
    expect(manifest.counts).toMatchObject({ valid: province?.valid, due: province?.due });
    expect(manifest.counts.excluded).toBeGreaterThan(0);
    for (const { name, bytes, rows, sha256, sm3 } of manifest.files) {
      const content = await house.store.file(1, name);
      if (content === null) throw new Error(`no ${name}`);
      expect({ ...hashesOf(content), bytes: content.length }).toEqual({ sha256, sm3, bytes });
      expect(parse(content, { columns: true })).toHaveLength(rows);
      expect(content.includes('\r')).toBe(false);
    }
    expect(manifest.files.map(({ name }) => name)).toContain('open-areas.csv');
  });

  it('compares its ranks with those of the period before, and says how many figures moved', async () => {
    // Published after October, so nothing was there to compare with.
    await house.publish('2026-09');
    const ratings = randomEvents(new Random(9), 5, '2026-09-01', 30);
    await house.counting.tell(ratings);
    const october = await house.publish('2026-10', { number: 1, reason: '补充上月名次' });
    expect(october).toMatchObject({ comparedWith: 2, moved: { number: 2 } });
    expect(october.moved?.figures).toBeGreaterThan(0);
    const rows = await publishedRows(house.store, 3, 'area-rankings', 'inside');
    expect(rows.some(({ change }) => change !== null)).toBe(true);
    expect((await house.store.list()).map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it('never changes: a correction is a new one that names it and says what changed', async () => {
    const before = await contentOf(1);
    const changes = await publishedRows(house.store, 3, 'changes', 'inside');
    expect(changes).toContainEqual(
      expect.objectContaining({ table: 'area-rankings', column: 'change', before: '' }),
    );
    const heads = await house.store.list();
    expect(
      heads.map(({ number, corrects, correctedBy }) => [number, corrects, correctedBy]),
    ).toEqual([
      [3, 1, null],
      [2, null, null],
      [1, null, 3],
    ]);
    const publisher = await house.publisher();
    const period = periodOf('2026-10');
    expect(await publisher.publish({ period })).toEqual({
      refused: 'already-published',
      number: 3,
    });
    const reason = '再次更正';
    expect(await publisher.publish({ period, corrects: { number: 1, reason } })).toEqual({
      refused: 'not-standing',
      number: 3,
    });
    expect(await publisher.publish({ period, corrects: { number: 3, reason } })).toEqual({
      refused: 'nothing-changed',
    });
    expect(await contentOf(1)).toEqual(before);
    expect((await house.store.latest('month'))?.manifest.number).toBe(3);
  });

  it('is refused while its period runs, and while what was received in it is not counted', async () => {
    const publisher = await house.publisher();
    const period = periodOf('2099');
    expect(await publisher.publish({ period })).toEqual({ refused: 'period-not-over' });
    // Counted is up to the 22nd.
    const day = periodOf('2026-11-23');
    expect(await publisher.publish({ period: day })).toEqual({ refused: 'not-counted-yet' });
    const corrects = { number: 1, reason: '无' };
    expect(await publisher.publish({ period: periodOf('2026-08'), corrects })).toEqual({
      refused: 'not-published',
    });
    const empty = periodOf('2026-08-01');
    expect(await publisher.publish({ period: empty, skipEmpty: true })).toEqual({
      refused: 'nothing-counted',
    });
  });

  it('of a week is the sum of its days', async () => {
    const counted = async (name: string) => {
      const { number, files } = await house.publish(name);
      // Days and weeks have no open files: with the month they would tell what it withholds.
      expect(files.filter(({ visibility }) => visibility === 'open')).toEqual([]);
      const areas = await publishedRows(house.store, number, 'areas', 'inside');
      return areas.map(({ code, valid, due, bad }) => ({ code, valid, due, bad }));
    };
    const week = await counted('2026-W42');
    const days: (typeof week)[] = [];
    for (let day = 12; day <= 18; day += 1) days.push(await counted(`2026-10-${day}`));
    const sum = (code: string, key: 'valid' | 'due' | 'bad') =>
      days.flat().reduce((total, row) => total + (row.code === code ? (row[key] ?? 0) : 0), 0);
    for (const { code, ...counts } of week) {
      const [valid, due, bad] = [sum(code, 'valid'), sum(code, 'due'), sum(code, 'bad')];
      expect(counts).toEqual({ valid, due, bad });
    }
    expect(sum('360000', 'valid')).toBeGreaterThan(0);
  });
});

async function contentOf(number: number): Promise<Record<string, string>> {
  const publication = await house.store.byNumber(number);
  if (publication === null) throw new Error(`no publication ${number}`);
  const content: Record<string, string> = { manifest: publication.manifestText };
  for (const { name } of publication.manifest.files) {
    content[name] = hashesOf((await house.store.file(number, name)) ?? '').sha256;
  }
  return content;
}

describe('two replicas that publish at once', () => {
  it('leave no gap in the numbers, and one publication of each period', async () => {
    const before = (await house.store.list()).length;
    const [one, other] = await Promise.all([house.publisher(), house.publisher()]);
    const names = ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-Q3'];
    const outcomes = await Promise.all(
      names.flatMap((name) => [one, other].map((p) => p.publish({ period: periodOf(name) }))),
    );
    const made = outcomes.flatMap((outcome) => ('manifest' in outcome ? [outcome] : []));
    expect(
      made
        .map(manifestOf)
        .map(({ period }) => period)
        .sort(),
    ).toEqual(names.sort());
    const refused = outcomes.flatMap((outcome) => ('refused' in outcome ? [outcome.refused] : []));
    expect(refused).toEqual(names.map(() => 'already-published'));
    const numbers = (await house.store.list()).map(({ number }) => number).reverse();
    expect(numbers).toEqual(Array.from({ length: before + names.length }, (_, i) => i + 1));
    await house.store.sweep(new Date(Date.now() + 3_600_000));
    for (const { name } of made.flatMap(({ manifest }) => manifest.files.slice(0, 1))) {
      expect(await house.store.file(numbers.length, name)).not.toBeNull();
    }
  });
});

describe('a publication that others overtook', () => {
  it('is refused if it does not know what an open one of the same days withholds', async () => {
    const month = await house.store.byNumber(1);
    if (month === null) throw new Error('no publication 1');
    const quarter = { kind: 'quarter', period: '2026-Q4', last: '2026-12-31' } as const;
    const before = await house.store.list();
    const commit = async (known: number, as: Partial<Manifest>) =>
      house.store.commit(await house.store.begin('2026-Q4'), known, (newest) => ({
        ...{ ...month.manifest, ...as },
        number: (newest?.manifest.number ?? 0) + 1,
      }));
    // The correction of October is number 3.
    expect(await commit(2, quarter)).toEqual({ refused: 'overtaken' });
    expect(await house.store.list()).toEqual(before);
    const week = { kind: 'week', period: '2026-W40' } as const;
    expect(await commit(2, week)).toMatchObject({ manifest: { number: before.length + 1 } });
    expect(await commit(before.length, quarter)).toHaveProperty('manifest');
  });
});

describe('over HTTP', () => {
  it('publications are listed, and one is served with the exact bytes that are signed', async () => {
    const { publications } = await report.json<{ publications: { number: number }[] }>(
      '/v1/publications',
    );
    expect(publications.map(({ number }) => number)).toEqual(
      (await house.store.list()).map(({ number }) => number),
    );
    const one = await report.json<{ manifestSha256: string; correctedBy: number }>(
      '/v1/publications/1',
    );
    const bytes = await report.get('/v1/publications/1/manifest.json');
    expect(one).toMatchObject({ correctedBy: 3, manifestSha256: hashesOf(bytes.text).sha256 });
    expect(JSON.parse(bytes.text)).toMatchObject({ number: 1, format: 1 });
    const key = await report.json<{ keyId: string }>('/v1/publications/key');
    expect(JSON.parse(bytes.text)).toMatchObject({ signature: { keyId: key.keyId } });
  });

  it('a file comes with its hash as ETag, and only once to who has it', async () => {
    const name = fileNameOf('departments', 'inside');
    const path = `/v1/publications/1/${name}`;
    const first = await report.get(path);
    expect(first.headers).toMatchObject({
      etag: `"${hashesOf(first.text).sha256}"`,
      'cache-control': expect.stringContaining('immutable') as unknown,
    });
    const again = await report.get(path, { 'if-none-match': String(first.headers['etag']) });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it.each(['/0', '/99', '/x', '/1/none.csv', '/99/manifest.json'])(
    'has nothing at %s',
    async (path) => {
      const { status, text } = await report.get(`/v1/publications${path}`);
      expect(status).toBe(404);
      expect(JSON.parse(text)).toMatchObject({ code: 'not-found' });
    },
  );

  it('metrics count them by kind', async () => {
    const { text } = await report.get('/metrics');
    expect(text).toMatch(/^hcp_publications_total\{kind="month"\} 3$/m);
    expect(text).toMatch(/^hcp_publication_age_seconds\{kind="week"\} /m);
  });
});
