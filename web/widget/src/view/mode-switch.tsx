import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { applyModes, modesAtStart, type DisplayModes } from '../browser/display-modes.js';
import { common } from '../texts.zh.js';

/** 适老化: large type and high contrast, each on or off. */
export function ModeSwitch(): JSX.Element {
  const [modes, setModes] = useState(modesAtStart);
  const set = (next: DisplayModes): void => {
    applyModes(next);
    setModes(next);
  };
  return (
    <div class="modes" role="group" aria-label={common.displaySettings}>
      <button
        type="button"
        aria-pressed={modes.large}
        onClick={() => {
          set({ ...modes, large: !modes.large });
        }}
      >
        {common.large}
      </button>
      <button
        type="button"
        aria-pressed={modes.contrast}
        onClick={() => {
          set({ ...modes, contrast: !modes.contrast });
        }}
      >
        {common.contrast}
      </button>
    </div>
  );
}
