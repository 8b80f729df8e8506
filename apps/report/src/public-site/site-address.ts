import type { DisplayModes } from '#shared/contract/public-pages.js';

/** What an address of the site asks for. */
export type Asked =
  | {
      readonly kind: 'place';
      readonly subject: 'area' | 'department';
      readonly code: string | null;
    }
  | { readonly kind: 'ranking'; readonly ranking: AskedRanking }
  | { readonly kind: 'publications' }
  | { readonly kind: 'publication'; readonly number: number }
  | { readonly kind: 'method' }
  | { readonly kind: 'open-data' };

export interface AskedRanking {
  readonly subject: 'area' | 'department';
  /** Empty: all levels. */
  readonly level: string;
  /** Empty: the whole province. */
  readonly within: string;
  readonly search: string;
  readonly page: number;
}

/** What a page and its links follow from, whatever is asked for. */
export interface SiteFrame {
  readonly modes: DisplayModes;
  /** Path and query without the display modes, in one order; what is not understood is left out. */
  readonly address: string;
}

/** An address that was understood. */
export interface SiteAddress extends SiteFrame {
  readonly asked: Asked;
  /** The publication that was asked for; null: the latest. */
  readonly publication: number | null;
}

const LONGEST_SEARCH = 50;
const NUMBER = /^[1-9]\d{0,8}$/;
const CODE = /^[A-Za-z0-9_-]{1,64}$/;
const LEVEL = /^(province|city|county|town|village)$/;
const PLACE = /^\/(area|department)s\/([^/]+)$/;
const PUBLICATION = /^\/publications\/([^/]+)$/;

/** Reads a path and its query; only the frame where the path is none of the site. */
export function readAddress(path: string, query: URLSearchParams): SiteAddress | SiteFrame {
  const modes = readModes(query.get('mode'));
  const asked = askedBy(path, query);
  // A link to two slashes and a name would lead away from the site.
  if (asked === undefined) return { modes, address: path.replace(/^\/+/, '/') };
  const isFixed = asked.kind === 'publication' || asked.kind === 'publications';
  const publication = isFixed ? null : numberOf(query.get('publication'));
  return { asked, modes, publication, address: canonical(path, asked, publication) };
}

function readModes(mode: string | null): DisplayModes {
  const names = (mode ?? '').split(',');
  return { large: names.includes('large'), contrast: names.includes('contrast') };
}

function askedBy(path: string, query: URLSearchParams): Asked | undefined {
  switch (path) {
    case '/':
      return { kind: 'place', subject: 'area', code: null };
    case '/rankings':
      return { kind: 'ranking', ranking: rankingOf(query) };
    case '/publications':
    case '/method':
    case '/open-data':
      return { kind: path.slice(1) as 'publications' | 'method' | 'open-data' };
  }
  const [, subject, code = ''] = PLACE.exec(path) ?? [];
  if (subject !== undefined) {
    return CODE.test(code)
      ? { kind: 'place', subject: subject === 'area' ? 'area' : 'department', code }
      : undefined;
  }
  const number = numberOf(PUBLICATION.exec(path)?.[1] ?? null);
  return number === null ? undefined : { kind: 'publication', number };
}

function rankingOf(query: URLSearchParams): AskedRanking {
  const level = query.get('level') ?? '';
  const within = query.get('within') ?? '';
  const search = (query.get('q') ?? '').trim().slice(0, LONGEST_SEARCH);
  const isNarrowed = search !== '' || query.has('level') || query.has('within');
  return {
    subject: query.get('subject') === 'area' ? 'area' : 'department',
    level: LEVEL.test(level) ? level : isNarrowed ? '' : 'city',
    within: CODE.test(within) ? within : '',
    search,
    page: numberOf(query.get('page')) ?? 1,
  };
}

const numberOf = (text: string | null): number | null =>
  text !== null && NUMBER.test(text) ? Number(text) : null;

function canonical(path: string, asked: Asked, publication: number | null): string {
  const query = new URLSearchParams();
  if (asked.kind === 'ranking') {
    const { subject, level, within, search, page } = asked.ranking;
    query.set('subject', subject);
    query.set('level', level);
    if (within !== '') query.set('within', within);
    if (search !== '') query.set('q', search);
    if (page > 1) query.set('page', String(page));
  }
  if (publication !== null) query.set('publication', String(publication));
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
