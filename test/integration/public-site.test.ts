import { brotliDecompressSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Manifest } from '#shared/contract/publication.js';
import {
  hashesOf,
  signatureFault,
} from '../../apps/report/src/publications/signing/manifest-text.js';
import { AREAS, DEPARTMENTS } from '../support/registry.js';
import { MadePublications } from '../support/made-publications.js';
import { jiangxi, MadeSite, ORIGIN } from '../support/made-site.js';

const EVIL = '<img src=x onerror=alert(1)>局"&';
const CITY = '360100';

/** A corner of Jiangxi, with a name that would be markup if anybody let it. */
const CORNER = {
  areas: AREAS.map(({ code, name, parent, level, kind }) => ({
    ...{ code, name, level, kind },
    ...(parent === '' ? {} : { parentCode: parent }),
  })),
  departments: DEPARTMENTS.map(({ code, name, area, line }, i) => ({
    ...{ code, areaCode: area, line },
    name: i === 3 ? EVIL : name,
  })),
};
const [, , , NAMED] = CORNER.departments;

const rowsOf = (csv: string) => parse<Record<string, string>>(csv, { columns: true });

let publications: MadePublications;
let site: MadeSite;

beforeEach(async () => {
  publications = new MadePublications(CORNER);
  publications.publish(4);
  publications.publish(5);
  site = await MadeSite.open(publications);
});
afterEach(() => site.close());

const PAGES = [
  '/',
  `/areas/${CITY}`,
  `/departments/${NAMED?.code ?? ''}`,
  '/rankings',
  '/rankings?subject=area&level=county',
  '/publications',
  '/publications/1',
  '/method',
  '/open-data',
];

it.each(PAGES)(
  'needs no script, no style in the markup and nothing of others: %s',
  async (path) => {
    const { status, text, headers } = await site.get(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).not.toMatch(/<script|<style|<[^<>]*\s(?:style|on\w+)=|javascript:/i);
    const loaded = [...text.matchAll(/<(?:link|img|iframe|source)[^>]*(?:href|src)="([^"]+)"/g)];
    expect(loaded.length).toBeGreaterThan(0);
    for (const [, address] of loaded) expect(address).toMatch(/^\/assets\/[\w.-]+$/);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|script-src|data:/);
    expect(headers['set-cookie']).toBeUndefined();
  },
);

it('shows the latest month, and an older one to whoever asks for it, carried on by every link', async () => {
  expect((await site.get('/')).text).toContain('第2号公示');
  const { text, headers } = await site.get('/?publication=1&mode=large');
  expect(text).toContain('第1号公示');
  expect(headers['cache-control']).toBe('public, max-age=3600');
  const links = [...text.matchAll(/href="(\/(?:areas|departments)\/[^"]+)"/g)].map(([, a]) => a);
  expect(links.length).toBeGreaterThan(5);
  for (const link of links) expect(link).toMatch(/\?publication=1&amp;mode=large$/);
  expect((await site.get('/?publication=3')).status).toBe(404);
});

it('can be kept by caches: a tag that answers 304, briefly for the latest, packed on request', async () => {
  const first = await site.get('/rankings', { 'accept-encoding': 'br' });
  expect(first.headers['cache-control']).toBe('public, max-age=60');
  expect(first.headers['content-encoding']).toBe('br');
  expect(first.headers.vary).toBe('accept-encoding');
  const plain = await site.get('/rankings');
  expect(brotliDecompressSync(first.bytes).toString()).toBe(plain.text);
  const etag = String(first.headers.etag);
  expect(plain.headers.etag).toBe(etag);
  expect(etag).toMatch(/^W\//);
  for (const tag of [etag, etag.slice(2)]) {
    const again = await site.get('/rankings', { 'if-none-match': tag });
    expect([again.status, again.text]).toEqual([304, '']);
  }
  const style = /href="(\/assets\/[^"]+\.css)"/.exec(plain.text)?.[1] ?? '';
  expect((await site.get(style)).headers['cache-control']).toMatch(/immutable/);
  expect((await site.get('/rankings', {}, 'HEAD')).text).toBe('');
});

it('draws a page anew when something is published, and never the same one otherwise', async () => {
  const before = await site.get('/');
  const change = await site.get('/?utm=1&x=2');
  expect(change.headers.etag).toBe(before.headers.etag);
  publications.publish(6);
  site.now += 60_000;
  expect((await site.get('/')).text).toContain('第3号公示');
});

it('shows names as text, whoever gave them', async () => {
  const { text } = await site.get(`/departments/${NAMED?.code ?? ''}`);
  expect(text).not.toContain('<img src=x');
  expect(text).toContain('&lt;img src=x onerror=alert(1)>局');
  for (const query of [
    'q=%3Cimg%20src%3Dx',
    'q="><script>alert(1)</script>',
    'within=%22%3E%3Cb',
  ]) {
    const ranking = await site.get(`/rankings?${query}`);
    expect(ranking.text).not.toMatch(/<script|<img src=x|"><b/);
  }
  publications.publish(5, 2);
  site.now += 60_000;
  expect((await site.get('/publications/3')).text).toContain('补报了 &lt;b>迟到&lt;/b> 的评价');
});

it('finds by name, says how many there are, and never lists what is outside', async () => {
  const found = await site.get(`/rankings?q=${encodeURIComponent('税务')}&within=${CITY}`);
  expect(found.text).toContain('共 3 个');
  expect(found.text).toContain('东湖区税务局');
  expect(found.text).not.toContain('安福县');
  expect((await site.get('/rankings?within=999999')).status).toBe(404);
  expect((await site.get('/rankings?page=9999')).status).toBe(404);
});

it.each([
  '/nothing',
  '/areas/999999',
  '/areas/',
  '/departments/x%00',
  '/publications/0',
  '/publications/99',
  '/metrics',
  '/assets/../pages.mjs',
  '/%zz',
])('says that there is nothing at %s', async (path) => {
  const { status, headers } = await site.get(path);
  expect(status).toBe(404);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['content-security-policy']).toContain("default-src 'none'");
});

it.each([
  '/v1/rankings?subject=area',
  '/v1/scores/area/360000',
  '/v1/coverage',
  '/v1/loop',
  '/v1/publications',
  '/v1/publications/1',
  '/v1/exports/ratings.csv',
  '/v1/open/publications/1/inside-areas.csv',
  '/v1/open/publications/1/open-ledger.csv',
  '/v1/open/publications/1/..%2f..%2fpackage.json',
  '/v1/open/publications/99',
  '/v1/open/nothing',
])('has nothing of the inside: %s', async (path) => {
  const { status, text, headers } = await site.get(path);
  expect(status).toBe(404);
  expect(headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(JSON.parse(text)).toMatchObject({ status: 404, code: 'not-found' });
});

it('takes nothing: no method but reading', async () => {
  expect((await site.get('/', {}, 'POST')).status).toBe(404);
  expect((await site.get('/v1/open/publications', {}, 'POST')).status).toBe(404);
});

it('gives out open files byte for byte, with a manifest that anyone can check', async () => {
  const manifestAnswer = await site.get('/v1/open/publications/2/manifest.json');
  const manifest = JSON.parse(manifestAnswer.text) as Manifest;
  const key = JSON.parse((await site.get('/v1/open/publications/key')).text) as never;
  expect(signatureFault(manifest, key)).toBeUndefined();
  const before = await site.get('/v1/open/publications/1/manifest.json');
  expect(manifest.previous?.sha256).toBe(hashesOf(before.bytes).sha256);
  const one = JSON.parse((await site.get('/v1/open/publications/2')).text) as {
    links: { files: string[] };
  };
  expect(one.links.files).toHaveLength(8);
  for (const link of one.links.files) {
    const { bytes, headers } = await site.get(link, { origin: 'https://elsewhere.example' });
    const named = manifest.files.find(({ name }) => link.endsWith(`/${name}`));
    expect(hashesOf(bytes)).toEqual({ sha256: named?.sha256, sm3: named?.sm3 });
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['cache-control']).toMatch(/immutable/);
  }
});

it('has the numbers of the open file and no others', async () => {
  const { text: csv } = await site.get('/v1/open/publications/2/open-areas.csv');
  const city = rowsOf(csv).find(({ code }) => code === CITY);
  const { text } = await site.get(`/areas/${CITY}`);
  const valid = Number(city?.['valid']).toLocaleString('en-US');
  expect(text).toContain(`有效评价 n=${valid}，`);
  const { text: departments } = await site.get('/v1/open/publications/2/open-departments.csv');
  const hidden = rowsOf(departments).filter((row) => row['goodRate'] === '*');
  expect(hidden.length).toBeGreaterThan(0);
  for (const { code = '' } of hidden) {
    const page = await site.get(`/departments/${code}`);
    expect(page.text).toContain('<dt>好评率</dt><dd><strong>—（不公布）</strong>');
    expect(page.text).toContain('不足5的数');
  }
});

it('says of a publication whether it is unaltered, and what is not', async () => {
  expect((await site.get('/publications/2')).text).toContain('核验通过');
  publications.alter(2, 'open-areas.csv');
  site.now += 60_000;
  const { text } = await site.get('/publications/2');
  expect(text).toContain('核验没有通过');
  expect(text).toContain('与清单不一致的文件：open-areas.csv');
  expect(text).not.toContain('核验通过');
});

it('keeps showing what it has drawn while the database is away, and says so of the rest', async () => {
  const before = await site.get('/');
  publications.isAway = true;
  site.now += 60_000;
  expect((await site.get('/')).text).toBe(before.text);
  const away = await site.get('/publications/1');
  expect(away.status).toBe(503);
  expect(away.headers['retry-after']).toBe('5');
  expect(away.text).toContain('暂时取不到公示的数据');
  expect((await site.get('/v1/open/publications/1/manifest.json')).status).toBe(503);
  publications.isAway = false;
  site.now += 60_000;
  expect((await site.get('/publications/1')).status).toBe(200);
});

it('tells of its health no more than that', async () => {
  expect((await site.get('/health/live')).text).toBe('{"status":"ok"}');
  site.isWell = false;
  const { status, text } = await site.get('/health/ready');
  expect([status, text]).toEqual([503, '{"status":"unavailable"}']);
});

it('describes its open data', async () => {
  const document = JSON.parse((await site.get('/openapi.json')).text) as {
    servers: unknown;
    paths: Record<string, unknown>;
  };
  expect(document.servers).toEqual([{ url: ORIGIN }]);
  for (const path of Object.keys(document.paths)) {
    const address = path.replace('{number}', '1').replace('{file}', 'open-areas.csv');
    expect((await site.get(address)).status).toBe(200);
  }
});

it('says before the first publication that there is none', async () => {
  const empty = await MadeSite.open(new MadePublications(CORNER));
  for (const path of ['/', '/rankings', '/method', '/open-data']) {
    const { status, text } = await empty.get(path);
    expect([status, text.includes('还没有发布过公示')]).toEqual([200, true]);
  }
  expect((await empty.get('/v1/open/areas')).status).toBe(404);
  expect((await empty.get('/publications')).status).toBe(200);
  await empty.close();
});

it('sends a ranking of the whole province within 100 kB', async () => {
  const province = new MadePublications(jiangxi());
  province.publish(5);
  const large = await MadeSite.open(province);
  const { bytes, text } = await large.get('/rankings?subject=department&level=county');
  expect(text.match(/<tr>/g)?.length).toBe(51);
  expect(bytes.length).toBeLessThanOrEqual(100_000);
  await large.close();
});
