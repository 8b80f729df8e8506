/** Where drafts rest. */
export interface Store {
  /** Whether what is written outlives a reload. */
  readonly keeps: boolean;
  read(key: string): string | undefined;
  write(key: string, text: string): void;
  remove(key: string): void;
}

export function memoryStore(): Store {
  const kept = new Map<string, string>();
  return {
    keeps: false,
    read: (key) => kept.get(key),
    write: (key, text) => void kept.set(key, text),
    remove: (key) => void kept.delete(key),
  };
}

const PROBE = 'hcp:probe';

/** The store of this tab; frames of other sites and careful browsers have none, only memory. */
export function sessionStore(): Store {
  try {
    const storage = window.sessionStorage;
    storage.setItem(PROBE, '1');
    storage.removeItem(PROBE);
    return {
      keeps: true,
      read: (key) => storage.getItem(key) ?? undefined,
      write: (key, text) => {
        storage.setItem(key, text);
      },
      remove: (key) => {
        storage.removeItem(key);
      },
    };
  } catch {
    return memoryStore();
  }
}
