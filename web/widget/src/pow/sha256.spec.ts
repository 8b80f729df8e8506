import fc from 'fast-check';
import { sha256After } from './sha256.js';

const ascii = (maxLength: number) => fc.string({ unit: 'binary-ascii', maxLength });

async function digestOf(text: string): Promise<readonly number[]> {
  const bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
  const view = new DataView(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from({ length: 8 }, (_, i) => view.getInt32(4 * i));
}

describe('SHA-256 after a prefix', () => {
  it('is what WebCrypto says, for every length of prefix and text', async () => {
    await fc.assert(
      fc.asyncProperty(ascii(200), ascii(130), async (prefix, text) => {
        expect([...sha256After(prefix)(text)]).toEqual(await digestOf(prefix + text));
      }),
      { numRuns: 300 },
    );
  });

  it('does not remember one text in the next', async () => {
    const hash = sha256After('x'.repeat(70));
    hash('first');
    expect([...hash('second')]).toEqual(await digestOf(`${'x'.repeat(70)}second`));
  });
});
