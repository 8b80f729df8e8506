import type { House } from './house.js';
import { differences, getRows, SUBJECTS, type Row } from './report.js';
import { PERIODS } from './story.js';
import { until } from './until.js';

/** Those keys that are not in the ledger. */
export async function missingKeys(house: House, keys: Iterable<string>): Promise<string[]> {
  const missing = new Set(keys);
  for (const name of ['ratings', 'services', 'decisions']) {
    for await (const { _id } of house.db.collection<{ _id: string }>(name).find(
      {},
      {
        projection: { _id: 1 },
      },
    )) {
      missing.delete(_id);
    }
  }
  return [...missing];
}

/** Rows of the ledger's collections together. */
export async function ledgerSize(house: House): Promise<number> {
  const counts = ['ratings', 'services', 'decisions'].map((name) =>
    house.db.collection(name).countDocuments(),
  );
  return (await Promise.all(counts)).reduce((a, b) => a + b);
}

/** Every row of every ranking of the story's periods, as one comparable text a ranking. */
async function allRows(house: House): Promise<Map<string, readonly Row[]>> {
  const all = new Map<string, readonly Row[]>();
  for (const period of PERIODS) {
    for (const subject of SUBJECTS) {
      all.set(`${subject} ${period}`, await getRows(house.report.address, subject, period));
    }
  }
  return all;
}

/** Where report and the truth differ, over all subjects and periods of the story. */
export async function wrongFigures(house: House): Promise<string[]> {
  const found: string[] = [];
  const all = await allRows(house);
  for (const period of PERIODS) {
    const truth = house.truth.figures(period);
    for (const subject of SUBJECTS) {
      const where = `${subject} ${period}`;
      found.push(...differences(subject, where, all.get(where) ?? [], truth));
    }
  }
  return found;
}

/** Report's answers may lag a moment behind the checkpoints; then every figure must be true. */
export async function expectTrueFigures(house: House): Promise<void> {
  let last: string[] = [];
  const right = async (): Promise<boolean> => {
    last = await wrongFigures(house);
    return last.length === 0;
  };
  try {
    await until('report to say the truth', right, 60_000);
  } catch (error) {
    expect(last.slice(0, 20)).toEqual([]);
    throw error;
  }
}

/**
 * What every fault test ends with: all that was answered 202 is counted, and nothing else; every
 * score is the truth; reconcile finds nothing lost and nothing double; a rebuild changes no number.
 */
export async function expectNothingLostOrDouble(
  house: House,
  also: { readonly quarantined?: number } = {},
): Promise<void> {
  await house.caughtUp();
  expect(await missingKeys(house, house.truth.keys)).toEqual([]);
  expect(await ledgerSize(house)).toBe(house.truth.keys.size);
  const quarantined = await house.db.collection('quarantine').countDocuments();
  expect(quarantined).toBe(also.quarantined ?? 0);
  await expectTrueFigures(house);
  const before = await allRows(house);
  const reconciled = await house.hcp('reconcile');
  expect(reconciled).toMatchObject({ code: 0 });
  expect(await house.hcp('rebuild')).toMatchObject({ code: 0 });
  await until(
    'report to read the new generation',
    async () => {
      expect(await allRows(house)).toEqual(before);
      return true;
    },
    20_000,
  );
  await expectTrueFigures(house);
}
