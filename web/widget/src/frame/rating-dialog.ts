import { widget } from '../texts.zh.js';

export interface RatingDialog {
  /** Makes everything else on the page inert, and puts the focus into the dialog. */
  show(): void;
  /** Closes it, and puts the focus back where it was. */
  hide(): void;
}

/** What has the focus; inside `root` too, which is closed to everybody else. */
function focusedElement(root: ShadowRoot): HTMLElement | undefined {
  let active = root.activeElement ?? document.activeElement;
  for (let inner = active; inner !== null; inner = inner.shadowRoot?.activeElement ?? null) {
    active = inner;
  }
  return active instanceof HTMLElement ? active : undefined;
}

/** A modal dialog in `root` around the framed page; `onCancel` hears of Esc and the close button. */
export function ratingDialog(
  root: ShadowRoot,
  content: HTMLElement,
  onCancel: () => void,
): RatingDialog {
  const element = document.createElement('dialog');
  element.setAttribute('aria-label', widget.dialog);
  const bar = document.createElement('div');
  bar.className = 'bar';
  const close = document.createElement('button');
  Object.assign(close, { type: 'button', className: 'close', textContent: '×' });
  close.setAttribute('aria-label', widget.close);
  close.addEventListener('click', onCancel);
  bar.append(close);
  element.append(bar, content);
  element.addEventListener('cancel', (event) => {
    event.preventDefault();
    onCancel();
  });

  let before: HTMLElement | undefined;
  return {
    show() {
      before = focusedElement(root);
      root.append(element);
      element.showModal();
    },
    hide() {
      if (element.open) element.close();
      element.remove();
      before?.focus();
    },
  };
}
