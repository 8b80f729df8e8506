import { useCallback, useState } from 'preact/hooks';
import { randomCode } from '../browser/random-code.js';
import type { Store } from '../browser/session-store.js';
import { newDraft, readDraft, type Draft } from './draft.js';

export type ChangeDraft = (change: (draft: Draft) => Draft) => void;

/** A draft that is kept at every change; `forget` ends its keeping. */
export function useDraft(
  store: Store,
  key: string,
): { draft: Draft; change: ChangeDraft; forget: () => void } {
  const [draft, setDraft] = useState(() => {
    const found = readDraft(store.read(key)) ?? newDraft(randomCode());
    store.write(key, JSON.stringify(found));
    return found;
  });
  const change = useCallback<ChangeDraft>(
    (how) => {
      setDraft((old) => {
        const next = how(old);
        store.write(key, JSON.stringify(next));
        return next;
      });
    },
    [store, key],
  );
  const forget = useCallback(() => {
    store.remove(key);
  }, [store, key]);
  return { draft, change, forget };
}
