import type { Manifest, PublicationKey } from '#shared/contract/publication.js';
import type { TableName } from '#shared/domain/publication/tables.js';
import {
  hashesOf,
  manifestText,
  signatureFault,
} from '../../../../apps/report/src/publications/signing/manifest-text.js';
import { readManifest, type PublicationSource } from './publication-source.js';
import { twinFaults } from './twin-faults.js';

/** What the files say by themselves. */
export interface FilesFinding {
  readonly manifest: Manifest | undefined;
  readonly faults: readonly string[];
  /** Files with the bytes that the manifest describes. */
  readonly files: number;
  /** Publications whose place in the chain was proved, this one included. */
  readonly chained: number;
  /** What could not be looked at. */
  readonly notes: readonly string[];
}

/** Verifies signature, files and chain of a publication, from what the source gives. */
export async function verifyFiles(
  source: PublicationSource,
  number: number,
  key: Pick<PublicationKey, 'keyId' | 'publicKey'>,
): Promise<FilesFinding> {
  const text = await source.manifestText(number);
  const manifest = text === null ? undefined : readManifest(text);
  if (text === null || manifest === undefined) {
    const fault = text === null ? 'there is no manifest' : 'its manifest cannot be read';
    return { manifest, faults: [fault], files: 0, chained: 0, notes: [] };
  }
  const faults: string[] = [];
  const signature = signatureFault(manifest, key);
  if (signature !== undefined) faults.push(`manifest.json: ${signature}`);
  if (manifestText(manifest) !== text) faults.push('manifest.json: it is not canonical JSON');
  if (manifest.number !== number) faults.push(`manifest.json: its number is ${manifest.number}`);
  let files = 0;
  let inside = 0;
  const suspects = new Set<TableName>();
  for (const { name, table, visibility, bytes, sha256, sm3 } of manifest.files) {
    if (source.isPublic === true && visibility === 'inside') {
      inside += 1;
      continue;
    }
    const content = await source.file(number, name);
    const fault = content === null ? 'it is missing' : fileFault(content, { bytes, sha256, sm3 });
    if (fault === undefined) files += 1;
    else {
      faults.push(`file ${name}: ${fault}`);
      suspects.add(table);
    }
  }
  faults.push(...(await twinFaults(source, manifest, suspects)));
  const chain = await verifyChain(source, manifest, text);
  const notes = [
    ...(inside === 0 ? [] : [`${inside} inside files were not looked at: they are not open`]),
    ...chain.notes,
  ];
  return { manifest, files, ...chain, notes, faults: [...faults, ...chain.faults] };
}

function fileFault(
  content: Buffer,
  said: Readonly<Record<'sha256' | 'sm3', string>> & { readonly bytes: number },
): string | undefined {
  if (content.length !== said.bytes) {
    return `it has ${content.length} bytes, the manifest says ${said.bytes}`;
  }
  const { sha256, sm3 } = hashesOf(content);
  if (sha256 !== said.sha256) return `its SHA-256 is ${sha256}, the manifest says ${said.sha256}`;
  return sm3 === said.sm3 ? undefined : `its SM3 is ${sm3}, the manifest says ${said.sm3}`;
}

/** Back to the first publication as far as the source has them, and one step forward. */
async function verifyChain(source: PublicationSource, manifest: Manifest, text: string) {
  const faults: string[] = [];
  const notes: string[] = [];
  let chained = 1;
  for (let at = manifest; at.previous !== null;) {
    const { number, sha256 } = at.previous;
    if (number !== at.number - 1) faults.push(`publication ${at.number} names ${number} before it`);
    const before = await source.manifestText(number);
    if (before === null) {
      notes.push(`the chain before ${at.number} was not looked at: ${number} is not there`);
      break;
    }
    const read = readManifest(before);
    if (hashesOf(before).sha256 !== sha256 || read?.number !== number) {
      faults.push(`publication ${number} is not the one that ${at.number} names before it`);
      break;
    }
    chained += 1;
    at = read;
  }
  const after = await source.manifestText(manifest.number + 1);
  const named = after === null ? undefined : readManifest(after)?.previous?.sha256;
  if (after !== null && named !== hashesOf(text).sha256) {
    faults.push(`publication ${manifest.number + 1} names another one before it`);
  }
  return { faults, notes, chained };
}
