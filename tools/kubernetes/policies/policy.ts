import type { Manifest } from '../render/manifest.js';

/** What manifests must keep to; a fault names the object and what is wrong with it. */
export type Policy = (manifests: readonly Manifest[]) => string[];

/** A policy that looks at each object of some kinds by itself. */
export const each =
  (kinds: readonly string[], faultsOf: (manifest: Manifest) => readonly string[]): Policy =>
  (manifests) =>
    manifests
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap((manifest) =>
        faultsOf(manifest).map((fault) => `${manifest.kind} ${manifest.metadata.name} ${fault}`),
      );

/** The faults among rules of which each holds or not. */
export const broken = (rules: readonly (readonly [holds: boolean, fault: string])[]): string[] =>
  rules.flatMap(([holds, fault]) => (holds ? [] : [fault]));
