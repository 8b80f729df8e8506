import type { PublicationHead } from '#shared/contract/publication.js';
import { PublicationList } from './publication-list.js';

const heads = (number: number) => [{ number }] as PublicationHead[];
const numberOf = async (list: PublicationList) => (await list.heads())[0]?.number;

describe('the list of publications', () => {
  let now = 0;
  let newest = 1;
  let reads = 0;
  let isAway = false;
  const published = {
    list: () => {
      reads += 1;
      return isAway ? Promise.reject(new Error('away')) : Promise.resolve(heads(newest));
    },
  };
  beforeEach(() => {
    [now, newest, reads, isAway] = [0, 1, 0, false];
  });

  it('is read once for all who ask at the same time, and not again for two seconds', async () => {
    const list = new PublicationList(published, () => now);
    await Promise.all([list.heads(), list.heads()]);
    now = 1_999;
    await list.heads();
    expect(reads).toBe(1);
  });

  it('keeps nobody waiting while it is read anew, and shows then what is new', async () => {
    const list = new PublicationList(published, () => now);
    await list.heads();
    newest = 2;
    now = 3_000;
    expect(await numberOf(list)).toBe(1);
    await new Promise(setImmediate);
    expect(await numberOf(list)).toBe(2);
  });

  it('is never an old one: who comes after half a minute waits for it', async () => {
    const list = new PublicationList(published, () => now);
    await list.heads();
    newest = 2;
    now = 30_000;
    expect(await numberOf(list)).toBe(2);
  });

  it('stands while the database is away, and is asked for again', async () => {
    const list = new PublicationList(published, () => now);
    isAway = true;
    await expect(list.heads()).rejects.toThrow('away');
    isAway = false;
    await list.heads();
    isAway = true;
    now = 60_000;
    expect(await numberOf(list)).toBe(1);
    isAway = false;
    newest = 2;
    expect(await numberOf(list)).toBe(2);
  });
});
