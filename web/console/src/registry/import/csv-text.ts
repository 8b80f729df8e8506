/**
 * The text of a CSV file: UTF-8, or else the encoding in which office programs here save it. Throws
 * nothing: what is neither shows strange characters, and its rows are refused.
 */
export function csvText(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** What a cell was or will be, as text. */
export const cellText = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '（空）';
  if (Array.isArray(value)) return value.map(String).join('；');
  return typeof value === 'string' ? value : JSON.stringify(value);
};
