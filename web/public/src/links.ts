import type { DisplayModes, Edition } from '#shared/contract/public-pages.js';

type Query = Readonly<Record<string, string | number | undefined>>;

/** What a link carries on from the page that it stands on. */
export interface Carried {
  readonly modes: DisplayModes;
  readonly edition: Edition | null;
}

/** `large,contrast`, one of them, or undefined. */
export const modeName = ({ large, contrast }: DisplayModes): string | undefined =>
  [large ? 'large' : '', contrast ? 'contrast' : ''].filter(Boolean).join(',') || undefined;

/**
 * A link within the site: how the reader wants to see it goes along, and so does the publication if
 * the reader asked for one.
 */
export function linkTo({ modes, edition }: Carried, path: string, query: Query = {}): string {
  const publication = edition?.isAsked === true ? edition.number : undefined;
  return withQuery(path, { ...query, publication, mode: modeName(modes) });
}

/** The page itself, seen otherwise. */
export function sameIn(address: string, modes: DisplayModes): string {
  const [path = '/', query = ''] = address.split('?');
  return withQuery(path, {
    ...Object.fromEntries(new URLSearchParams(query)),
    mode: modeName(modes),
  });
}

export const placeLink = (carried: Carried, subject: 'area' | 'department', code: string): string =>
  linkTo(carried, `/${subject}s/${encodeURIComponent(code)}`);

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString().replaceAll('%2C', ',');
  return text === '' ? path : `${path}?${text}`;
}
