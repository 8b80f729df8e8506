import { frameAddress } from './frame-address.js';
import type { FrameMessage } from './frame-message.js';
import { dress } from './frame-styles.js';
import { openButton } from './open-button.js';
import { ratingDialog, type RatingDialog } from './rating-dialog.js';
import { ratingFrame, type RatingFrame } from './rating-frame.js';

/**
 * `<hcp-rating token="…">`: a button that opens the rating of one service in a dialog; with the
 * attribute `inline` the page stands in place, with `quiet` there is no button and the host calls
 * `open()`. What the element holds stands on the button. Events `rated` and `closed` say that, and
 * nothing more.
 */
export function ratingElement(scriptBase: string | undefined): typeof HTMLElement {
  return class extends HTMLElement {
    static readonly observedAttributes = ['token', 'base', 'inline', 'quiet'];

    readonly #root = this.attachShadow({ mode: 'closed' });
    readonly #button = openButton();
    #frame: RatingFrame | undefined;
    #dialog: RatingDialog | undefined;
    #isOpen = false;

    constructor() {
      super();
      dress(this.#root);
      this.#button.addEventListener('click', () => {
        this.open();
      });
    }

    connectedCallback(): void {
      this.#show();
    }

    disconnectedCallback(): void {
      this.#clear();
      // Moving an element removes and inserts it in one go; only what stays away is closed.
      queueMicrotask(() => {
        if (!this.isConnected) this.#isOpen = false;
      });
    }

    attributeChangedCallback(): void {
      if (!this.isConnected) return;
      this.#clear();
      this.#show();
    }

    /** Opens the dialog; nothing happens when it is open, in place, or without a token. */
    open(): void {
      if (this.#isOpen || !this.isConnected || this.hasAttribute('inline')) return;
      this.#isOpen = true;
      this.#showDialog();
    }

    /** Closes the dialog. */
    close(): void {
      if (!this.#isOpen) return;
      this.#isOpen = false;
      this.#clear();
      this.dispatchEvent(new CustomEvent('closed'));
    }

    #show(): void {
      const hasButton = !this.hasAttribute('inline') && !this.hasAttribute('quiet');
      if (hasButton) this.#root.append(this.#button);
      else this.#button.remove();
      if (this.hasAttribute('inline')) {
        this.#isOpen = false;
        const frame = this.#makeFrame();
        if (frame !== undefined) this.#root.append(frame.element);
        return;
      }
      if (this.#isOpen) this.#showDialog();
    }

    #showDialog(): void {
      const frame = this.#makeFrame();
      if (frame === undefined) {
        this.#isOpen = false;
        return;
      }
      this.#dialog = ratingDialog(this.#root, frame.element, () => {
        this.close();
      });
      this.#dialog.show();
    }

    #makeFrame(): RatingFrame | undefined {
      const base = this.getAttribute('base') ?? scriptBase;
      const address = frameAddress(base, this.getAttribute('token') ?? '');
      if (address === undefined) return undefined;
      this.#frame = ratingFrame(address, (message) => {
        this.#hear(message);
      });
      return this.#frame;
    }

    #hear({ hcp }: FrameMessage): void {
      if (hcp === 'rated') this.dispatchEvent(new CustomEvent('rated'));
      if (hcp !== 'closed') return;
      if (this.#isOpen) this.close();
      else this.dispatchEvent(new CustomEvent('closed'));
    }

    #clear(): void {
      this.#dialog?.hide();
      this.#dialog = undefined;
      this.#frame?.remove();
      this.#frame = undefined;
    }
  };
}
