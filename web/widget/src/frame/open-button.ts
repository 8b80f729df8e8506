import { widget } from '../texts.zh.js';

const isText = (node: Node): boolean => (node.textContent ?? '').trim() !== '';

/** The button that opens the dialog: with the text of the host, or with ours where there is none. */
export function openButton(): HTMLButtonElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'open' });
  const slot = document.createElement('slot');
  const ours = document.createElement('span');
  ours.textContent = widget.open;
  // White space between tags counts as content of a slot, which would leave the button empty.
  slot.addEventListener('slotchange', () => {
    ours.hidden = slot.assignedNodes().some(isText);
  });
  button.append(slot, ours);
  return button;
}
