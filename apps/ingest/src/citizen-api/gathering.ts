import DataLoader from 'dataloader';

export interface GatheringOptions {
  /** How long the first of several questions waits for others, ms; 0: for those of the same turn. */
  readonly gatherMs: number;
  /** Round trips at once; while so many are under way, further questions gather. */
  readonly inFlight: number;
  /** Questions of one round trip; more are shared out. 500 unless told otherwise. */
  readonly mostAtOnce?: number;
}

const MOST_AT_ONCE = 500;

/**
 * Asks the questions of concurrent requests together. Nothing is remembered: what was true for one
 * request says nothing about the next. The busier it is, the more questions share a round trip.
 */
export function gathering<Q, A>(
  ask: (questions: readonly Q[]) => Promise<(A | Error)[]>,
  { gatherMs, inFlight, mostAtOnce = MOST_AT_ONCE }: GatheringOptions,
): DataLoader<Q, A> {
  let underWay = 0;
  const waiting: (() => void)[] = [];
  return new DataLoader<Q, A>(
    async (questions) => {
      underWay += 1;
      try {
        return await ask(questions);
      } finally {
        underWay -= 1;
        waiting.shift()?.();
      }
    },
    {
      cache: false,
      maxBatchSize: mostAtOnce,
      batchScheduleFn: (dispatch) => {
        if (underWay >= inFlight) waiting.push(dispatch);
        else if (gatherMs === 0) setImmediate(dispatch);
        else setTimeout(dispatch, gatherMs);
      },
    },
  );
}
