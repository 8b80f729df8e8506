import { isUtf8 } from 'node:buffer';

/** The text of a file in UTF-8, with or without byte order mark, or in GB 18030; else undefined. */
export function decodeText(bytes: Buffer): string | undefined {
  if (isUtf8(bytes)) return bytes.toString();
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
