/** `2026-06-01 09:00` of an ISO 8601 time with China's offset, as the server writes it. */
export const shownTime = (iso: string | null | undefined): string =>
  iso === null || iso === undefined ? '—' : iso.slice(0, 16).replace('T', ' ');

/** `2026-06-01` of the same. */
export const shownDay = (iso: string | null | undefined): string =>
  iso === null || iso === undefined ? '—' : iso.slice(0, 10);

/** A fraction as per cent to two decimals; `—` where there is no data. */
export const shownRate = (fraction: number | null | undefined): string =>
  fraction === null || fraction === undefined ? '—' : `${(fraction * 100).toFixed(2)}%`;

/** Whole numbers with separators. */
export const shownCount = (count: number): string => count.toLocaleString('zh-CN');
