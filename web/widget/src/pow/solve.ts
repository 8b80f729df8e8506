import { tryNonces } from './proof.js';

/** Address of the worker's script, put in by the build. */
declare const POW_WORKER: string;

/** Nonces a turn where there is no worker, so that the page stays alive. */
const ROUND = 2_000;

function solveHere(challenge: string, done: (proof: string) => void, from = 0): void {
  const proof = tryNonces(challenge, from, ROUND);
  if (proof !== undefined) done(proof);
  else
    setTimeout(() => {
      solveHere(challenge, done, from + ROUND);
    });
}

/** Undefined where the browser has no workers, or lets us start none. */
function workerIfAny(): Worker | undefined {
  try {
    return new Worker(POW_WORKER);
  } catch {
    return undefined;
  }
}

/** The proof for a challenge: some seconds of a phone's work, beside the page where possible. */
export const solve = (challenge: string): Promise<string> =>
  new Promise((resolve) => {
    const worker = workerIfAny();
    if (worker === undefined) {
      solveHere(challenge, resolve);
      return;
    }
    worker.addEventListener('message', ({ data }: MessageEvent<string>) => {
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener('error', () => {
      worker.terminate();
      solveHere(challenge, resolve);
    });
    worker.postMessage(challenge);
  });
