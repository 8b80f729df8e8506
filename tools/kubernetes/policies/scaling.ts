import type { Manifest } from '../render/manifest.js';
import { broken, each, type Policy } from './policy.js';

const SLOW_SECONDS = 600;

interface Scaler {
  readonly scaleTargetRef: { readonly kind?: string; readonly name: string };
}

interface ScaledObjectSpec extends Scaler {
  readonly maxReplicaCount?: number;
  readonly advanced?: {
    readonly horizontalPodAutoscalerConfig?: {
      readonly behavior?: {
        readonly scaleDown?: {
          readonly stabilizationWindowSeconds?: number;
          readonly policies?: readonly { readonly type: string; readonly value: number }[];
        };
      };
    };
  };
}

const isScaler = ({ kind }: Manifest): boolean =>
  kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject';

/** One scaler for what is scaled, and no number beside it that every rollout would go back to. */
export const oneScalerEach: Policy = (manifests) =>
  each(['Deployment'], ({ metadata, spec }) => {
    const scalers = manifests.filter(
      (each) => isScaler(each) && (each.spec as Scaler).scaleTargetRef.name === metadata.name,
    );
    const fixed = (spec as { readonly replicas?: number }).replicas !== undefined;
    return broken([
      [scalers.length <= 1, `has ${scalers.length} scalers`],
      [scalers.length === 0 || !fixed, 'has a scaler, and a number of replicas beside it'],
    ]);
  })(manifests);

/** Aggregators beyond the partitions stand idle, and every change of members stops all of them. */
export const aggregatorsFitPartitions =
  (partitions: number): Policy =>
  (manifests) =>
    each(['ScaledObject'], ({ spec }) => {
      const { maxReplicaCount = 100, advanced } = spec as ScaledObjectSpec;
      const down = advanced?.horizontalPodAutoscalerConfig?.behavior?.scaleDown;
      const oneByOne = down?.policies?.every(({ type, value }) => type === 'Pods' && value === 1);
      return broken([
        [maxReplicaCount <= partitions, `grows beyond ${partitions} partitions`],
        [(down?.stabilizationWindowSeconds ?? 0) >= SLOW_SECONDS, 'shrinks too soon'],
        [oneByOne === true, 'shrinks by more than one pod at a time'],
      ]);
    })(manifests);
