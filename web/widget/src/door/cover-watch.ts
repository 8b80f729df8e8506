/** How long to wait for the browser to look at what has just come into view. */
const PATIENCE_MS = 1_000;

/** `isVisible` is of version 2, which not every browser has. */
type EntryV2 = IntersectionObserverEntry & { readonly isVisible?: boolean };

/** What the browser says of an element; out of view, it has nothing to say of covers. */
export type Verdict = 'seen' | 'covered' | 'out-of-view';

export const verdictOf = (entry: {
  readonly isIntersecting: boolean;
  readonly isVisible?: boolean;
}): Verdict => {
  if (!entry.isIntersecting) return 'out-of-view';
  return entry.isVisible === false ? 'covered' : 'seen';
};

export interface CoverWatch {
  /** True when the browser says that nobody sees it: covered, faded, distorted, out of view. */
  isCovered(): Promise<boolean>;
  stop(): void;
}

const UNWATCHED: CoverWatch = {
  isCovered: () => Promise.resolve(false),
  stop: () => undefined,
};

/**
 * Watches whether a person really sees an element of a framed page: a host must not make them press
 * what they do not see. Browsers that cannot tell, and what they have not looked at yet, pass.
 */
export function watchCover(element: Element, isFramed: boolean): CoverWatch {
  if (!isFramed || !('isVisible' in IntersectionObserverEntry.prototype)) return UNWATCHED;
  let verdict: Verdict | undefined;
  let tell: (() => void) | undefined;
  const note = (entries: readonly EntryV2[]): void => {
    const last = entries[entries.length - 1];
    if (last === undefined) return;
    verdict = verdictOf(last);
    tell?.();
  };
  const options = { threshold: [0, 0.5, 1], trackVisibility: true, delay: 100 };
  const observer = new IntersectionObserver(note, options);
  observer.observe(element);
  return {
    async isCovered() {
      note(observer.takeRecords());
      // Just scrolled to, or just made: the browser looks only some ten times a second.
      if (verdict === undefined || verdict === 'out-of-view') {
        element.scrollIntoView({ block: 'nearest' });
        await new Promise<void>((resolve) => {
          tell = resolve;
          setTimeout(resolve, PATIENCE_MS);
        });
      }
      return verdict !== undefined && verdict !== 'seen';
    },
    stop() {
      observer.disconnect();
    },
  };
}
