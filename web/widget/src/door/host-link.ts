/** What a host page hears: that we are there, how tall we are, and that it is over. No content. */
export type HostMessage =
  | { readonly hcp: 'ready' | 'rated' | 'closed' }
  | { readonly hcp: 'size'; readonly height: number };

export interface HostLink {
  readonly framed: boolean;
  tell(message: HostMessage): void;
}

/** Those of the allowed origins that embed this page; all of them where the browser does not say. */
export function listenersAmong(
  hosts: readonly string[],
  embedding: readonly string[] | undefined,
): readonly string[] {
  const nearest = embedding?.[0];
  return nearest === undefined ? hosts : hosts.filter((host) => host === nearest);
}

/** The way to the page that embeds this one: it is told, and never listened to. */
export function hostLink(hosts: readonly string[]): HostLink {
  const framed = window.parent !== window;
  const embedding = location.ancestorOrigins as DOMStringList | undefined;
  const listeners = framed ? listenersAmong(hosts, embedding && Array.from(embedding)) : [];
  return {
    framed,
    tell(message) {
      for (const origin of listeners) window.parent.postMessage(message, origin);
    },
  };
}

/** Keeps the host told of the height of an element, in CSS pixels. */
export function tellHeight(link: HostLink, element: Element): void {
  if (!link.framed) return;
  const tell = (): void => {
    link.tell({ hcp: 'size', height: Math.ceil(element.getBoundingClientRect().height) });
  };
  new ResizeObserver(tell).observe(element);
  tell();
}
