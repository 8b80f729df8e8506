/** A stand-in for an image of a registry, built from what packages give. */
export interface StandIn {
  /** `haochaping/stand-in/<name>:local`. */
  readonly name: StandInName;
  /** Words that change when what it is made of changes; its own folder is counted in anyway. */
  inputs(): Promise<readonly string[]>;
  /** Lays what the Dockerfile copies into `context`; the folder of the image is there already. */
  fill(context: string): Promise<void>;
}

/** The stand-ins there are; `debian` is what the others stand on. */
export const STAND_IN_NAMES = [
  'debian',
  'node',
  'kafka',
  'mongo',
  'prometheus',
  'alertmanager',
] as const;
export type StandInName = (typeof STAND_IN_NAMES)[number];

/** The name under which Docker knows a stand-in. */
export const standInImage = (name: StandInName): string => `haochaping/stand-in/${name}:local`;

/** A label of every image we make: a hash over all that went into it. */
export const INPUTS_LABEL = 'haochaping.inputs';
