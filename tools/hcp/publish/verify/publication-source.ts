import type { Manifest, PublicationKey } from '#shared/contract/publication.js';

/** Where a publication is taken from that is to be verified. */
export interface PublicationSource {
  /** Whether it is what the public gets: without the inside files. */
  readonly isPublic?: boolean;
  /** The exact bytes of a manifest; null where there is none of this number. */
  manifestText(number: number): Promise<string | null>;
  file(number: number, name: string): Promise<Buffer | null>;
  /** The key that comes with it; null where none does. */
  key(): Promise<PublicationKey | null>;
}

/** Reads a manifest; undefined when the text is none. */
export function readManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isOne = typeof value === 'object' && value !== null && 'signature' in value;
    return isOne ? (value as Manifest) : undefined;
  } catch {
    return undefined; // what is no JSON is no manifest
  }
}
