import type { ComponentChildren, JSX } from 'preact';
import { common } from '../texts.zh.js';
import { ModeSwitch } from './mode-switch.js';

const Mark = (): JSX.Element => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path
      class="mark-shape"
      d="M16 2c8 0 14 5.4 14 12.5S24 27 16 27c-1.5 0-3-.2-4.4-.6L5 30l1-6.3C3.5 21.4 2 18.2 2 14.5 2 7.4 8 2 16 2z"
    />
    <path class="mark-smile" d="M9.5 14.5c1.6 3.6 3.9 5.2 6.5 5.2s4.9-1.6 6.5-5.2" />
  </svg>
);

/** What surrounds every page: whose it is, how it is shown, and why it can be trusted. */
export const CitizenPage = ({
  children,
}: {
  readonly children: ComponentChildren;
}): JSX.Element => (
  <div class="page">
    <header class="top">
      <p class="brand">
        <Mark />
        {common.brand}
      </p>
      <ModeSwitch />
    </header>
    <main class="sheet">{children}</main>
    <footer class="foot">
      <p>{common.trust}</p>
    </footer>
  </div>
);
