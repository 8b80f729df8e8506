/** What our page says to this widget; everything else is not for us. */
export type FrameMessage =
  | { readonly hcp: 'ready' | 'rated' | 'closed' }
  | { readonly hcp: 'size'; readonly height: number };

const TALLEST_PX = 20_000;

export function readMessage(data: unknown): FrameMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { hcp, height } = data as Record<string, unknown>;
  if (hcp === 'ready' || hcp === 'rated' || hcp === 'closed') return { hcp };
  if (hcp !== 'size' || typeof height !== 'number') return undefined;
  return height > 0 && height <= TALLEST_PX ? { hcp, height } : undefined;
}
