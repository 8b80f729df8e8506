import { tryNonces } from './proof.js';

const ROUND = 50_000;

// Only the page that started this worker can speak to it.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  let proof: string | undefined;
  for (let from = 0; proof === undefined; from += ROUND) proof = tryNonces(data, from, ROUND);
  postMessage(proof);
});
