import { broken, each } from './policy.js';

interface JobSpec {
  readonly backoffLimit?: number;
  readonly activeDeadlineSeconds?: number;
}

interface CronJobSpec {
  readonly concurrencyPolicy?: string;
  readonly startingDeadlineSeconds?: number;
  readonly successfulJobsHistoryLimit?: number;
  readonly failedJobsHistoryLimit?: number;
  readonly timeZone?: string;
  readonly jobTemplate: { readonly spec: JobSpec };
}

/** A job that hangs is ended, and one that fails is not tried for ever. */
export const jobsEnd = each(['Job', 'CronJob'], ({ kind, spec }) => {
  const job = kind === 'Job' ? (spec as JobSpec) : (spec as CronJobSpec).jobTemplate.spec;
  return broken([
    [job.backoffLimit !== undefined, 'says nothing of how often it is tried'],
    [job.activeDeadlineSeconds !== undefined, 'has no deadline'],
  ]);
});

/** No run meets the one before it, and what was missed long ago is not made up for. */
export const schedulesAreKept = each(['CronJob'], ({ spec }) => {
  const cron = spec as CronJobSpec;
  return broken([
    [cron.concurrencyPolicy === 'Forbid', 'may run twice at once'],
    [cron.startingDeadlineSeconds !== undefined, 'has no deadline for its start'],
    [cron.timeZone === 'Asia/Shanghai', 'does not say by whose clock it runs'],
    [
      cron.successfulJobsHistoryLimit !== undefined && cron.failedJobsHistoryLimit !== undefined,
      'says nothing of how many runs are kept',
    ],
  ]);
});
