import type { HostLink } from './host-link.js';

/** The key that closes a dialog is pressed in the frame, where the host does not hear it. */
export function closeOnEscape(link: HostLink): void {
  if (!link.framed) return;
  document.addEventListener('keydown', ({ key, isComposing }) => {
    if (key === 'Escape' && !isComposing) link.tell({ hcp: 'closed' });
  });
}
