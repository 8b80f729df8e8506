import type { JSX } from 'preact';
import type { Level } from '#shared/domain/level.js';

const EYES = (
  <>
    <circle class="ink" cx="17" cy="20" r="2.6" />
    <circle class="ink" cx="31" cy="20" r="2.6" />
  </>
);

const FEATURES: Record<Level, JSX.Element> = {
  5: (
    <>
      <path class="line" d="M13 21q4-5.5 8 0M27 21q4-5.5 8 0" />
      <path class="ink" d="M13 27h22q-1.5 10-11 10t-11-10z" />
    </>
  ),
  4: (
    <>
      {EYES}
      <path class="line" d="M14.5 28.5q9.5 9 19 0" />
    </>
  ),
  3: (
    <>
      {EYES}
      <path class="line" d="M16 31q8 2.5 16 0" />
    </>
  ),
  2: (
    <>
      {EYES}
      <path class="line" d="M15.5 34q8.5-7 17 0" />
    </>
  ),
  1: (
    <>
      <path class="line" d="M12.5 15.5l7.5 3.5M35.5 15.5l-7.5 3.5" />
      <circle class="ink" cx="17.5" cy="22.5" r="2.4" />
      <circle class="ink" cx="30.5" cy="22.5" r="2.4" />
      <path class="line" d="M14 36q10-11 20 0" />
    </>
  ),
};

/** The face of a level; the word beside it is what is read aloud. */
export const Face = ({ level }: { readonly level: Level }): JSX.Element => (
  <svg class={`face face-${level}`} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
    <circle class="skin" cx="24" cy="24" r="21" />
    {FEATURES[level]}
  </svg>
);
