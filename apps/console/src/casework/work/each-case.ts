/**
 * Does a step for each case; answers how many were done. One that fails holds up none of the others
 * and is told at the end, save that a database that is away ends it at once.
 */
export async function eachCase(
  names: readonly string[],
  isRunning: () => boolean,
  step: (name: string) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  const faults: unknown[] = [];
  for (const name of names) {
    if (!isRunning()) break;
    try {
      if (await step(name)) done += 1;
    } catch (error) {
      if (error instanceof Error && error.name.startsWith('Mongo')) throw error;
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} cases failed`);
  return done;
}
