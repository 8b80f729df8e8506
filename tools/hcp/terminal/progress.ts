/** Passes on at most one value in so many seconds: for a person who wants to see it move. */
export function everySeconds<T>(seconds: number, tell: (value: T) => void): (value: T) => void {
  let next = performance.now() + seconds * 1_000;
  return (value) => {
    const now = performance.now();
    if (now < next) return;
    next = now + seconds * 1_000;
    tell(value);
  };
}
