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

/** How long a busy browser may take for a verdict. */
const PATIENCE_MS = 3_000;
/** Between two looks lie a half to one and a half seconds, so that a host cannot know when. */
const BETWEEN_MS = 1_000;

/** Asks the browser once; undefined when it does not answer in time. */
const look = (element: Element): Promise<Verdict | undefined> =>
  new Promise((resolve) => {
    const done = (verdict: Verdict | undefined): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(verdict);
    };
    const note = (entries: readonly EntryV2[]): void => {
      const [entry] = entries;
      if (entry !== undefined) done(verdictOf(entry));
    };
    const options = { threshold: 0, trackVisibility: true, delay: 100 };
    const observer = new IntersectionObserver(note, options);
    const timer = setTimeout(done, PATIENCE_MS, undefined);
    observer.observe(element);
  });

/** A frame that grows with a step is moved by its host; what is moved is not judged, nor pressed. */
const STILL_MS = 700;

/**
 * Looks twice where the first look does not find it seen: a host that still draws its dialog, or moves it,
 * is none. A cover that is there to deceive stays.
 */
async function lookAgain(element: Element): Promise<Verdict | undefined> {
  const first = await look(element);
  if (first === 'seen') return first;
  await new Promise((resolve) => setTimeout(resolve, STILL_MS / 2));
  return look(element);
}

export interface CoverWatch {
  /**
   * True unless the browser says that it is seen: covered, faded, distorted, out of view, or no
   * answer, since what a busy browser cannot vouch for is not sent either.
   */
  readonly isCovered: () => Promise<boolean>;
  readonly stop: () => void;
}

const UNWATCHED: CoverWatch = { isCovered: () => Promise.resolve(false), stop: () => undefined };

/**
 * Watches whether a person really sees an element of a framed page: a host must not make them press
 * what they do not see. It looks when asked, and now and then before, so that a cover taken away at
 * the press is known too. It does not look all the time, since browsers drop presses in a frame that
 * is being watched and was scrolled a moment ago. Browsers that know no such answers pass.
 */
export function watchCover(element: Element, isFramed: boolean): CoverWatch {
  if (!isFramed || !('isVisible' in IntersectionObserverEntry.prototype)) return UNWATCHED;
  let lately: Verdict | undefined;
  let timer = 0;
  let movedAt = performance.now();
  const moved = (): void => {
    movedAt = performance.now();
  };
  const sizes = new ResizeObserver(moved);
  sizes.observe(document.documentElement);
  window.addEventListener('resize', moved);
  const lookOnce = async (): Promise<void> => {
    if (performance.now() - movedAt > STILL_MS) lately = await lookAgain(element);
    if (timer !== 0) lookLater();
  };
  const lookLater = (): void => {
    timer = window.setTimeout(() => void lookOnce(), BETWEEN_MS * (0.5 + Math.random()));
  };
  lookLater();
  return {
    async isCovered() {
      if (lately === 'covered') return true;
      element.scrollIntoView({ block: 'nearest' });
      return (await lookAgain(element)) !== 'seen';
    },
    stop() {
      clearTimeout(timer);
      timer = 0;
      sizes.disconnect();
      window.removeEventListener('resize', moved);
    },
  };
}
