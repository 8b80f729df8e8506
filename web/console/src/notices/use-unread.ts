import { ref, type Ref } from 'vue';
import { noticesApi } from '../api/notices';
import { useLive } from '../live/live-stream';

const unread = ref(0);

/** How many notices are unread, kept up by the stream. */
export function useUnread(): {
  readonly unread: Ref<number>;
  readonly refresh: () => Promise<void>;
} {
  const refresh = async () => {
    try {
      unread.value = (await noticesApi.list(undefined, 1)).unread;
    } catch {
      // The bell then shows what was known last; the list of notices says what is wrong.
      return;
    }
  };
  void refresh();
  useLive({ onNotice: () => void refresh(), onResync: () => void refresh() });
  return { unread, refresh };
}

/** What an answer said of it meanwhile. */
export function setUnread(count: number): void {
  unread.value = count;
}
