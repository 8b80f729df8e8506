import type { Manifest } from '#shared/contract/publication.js';

/** Why nothing was published. */
export const PUBLISH_REFUSALS = {
  'period-not-over': 'the period is not over yet',
  'not-counted-yet': 'not everything that was received in the period is counted yet',
  'nothing-counted': 'nothing was counted in the period',
  'already-published': 'the period is published; what is wrong in it is corrected with --corrects',
  'not-published': 'there is no publication of this period to correct',
  'not-standing': 'this publication of the period is not the one that stands',
  'nothing-changed': 'the figures are those of the publication that was to be corrected',
} as const;

export type PublishRefusal = keyof typeof PUBLISH_REFUSALS;

export type PublishOutcome =
  | { readonly manifest: Manifest }
  | {
      readonly refused: PublishRefusal;
      /** The publication that stands for the period, where there is one. */
      readonly number?: number;
    };
