/** How a command of `hcp` ends; documented in its help. */
export const EXIT = {
  /** Done, and nothing to object to. */
  done: 0,
  /** It ran, and found something: bad rows, rejected events, a difference. */
  found: 1,
  /** It could not run: wrong usage, a backend away. */
  failed: 2,
  /** The registry is changed, but a live service has not loaded it yet. */
  notLoaded: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
