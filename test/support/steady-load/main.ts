import { Asking } from './asking.js';
import { Listening } from './listening.js';
import { readPages } from './reading.js';
import { Sending } from './sending.js';
import { PAGES_OPEN, type LoadJob, type LoadReport } from './steady-load.types.js';
import { Visits } from './visits.js';

/** Loads until it is told to stop, and reports. */
async function load(job: LoadJob, stop: AbortSignal): Promise<LoadReport> {
  const asking = new Asking();
  const visits = new Visits(job.source, job.at);
  const pages = Array.from({ length: PAGES_OPEN }, () => new Listening(job, asking));
  const [seconds] = await Promise.all([
    new Sending(job, asking, visits).run(stop),
    ...(['report', 'console', 'site'] as const).map((one) => readPages(one, job, asking, stop)),
    ...pages.map((page) => page.run(stop)),
  ]);
  asking.close();
  const { keys, departments } = visits;
  const { answers, faults } = asking;
  const streamsEnded = pages.reduce((sum, { ended }) => sum + ended, 0);
  return { keys, departments, seconds, answers, streamsEnded, faults };
}

const stopping = new AbortController();

process.on('message', (message: LoadJob | 'stop') => {
  if (message === 'stop') {
    stopping.abort();
    return;
  }
  void load(message, stopping.signal).then((report) => {
    process.send?.(report, () => {
      process.disconnect();
    });
  });
});
process.on('disconnect', () => {
  process.exit(0);
});
