import { widget } from '../texts.zh.js';
import type { FrameAddress } from './frame-address.js';
import { readMessage, type FrameMessage } from './frame-message.js';

/** A page that has not said that it is there for so long is blocked, or the network is gone. */
const PATIENCE_MS = 6_000;

/** Our page in a frame, with a plain link for when it does not open. */
export interface RatingFrame {
  readonly element: HTMLElement;
  remove(): void;
}

function plainLink(url: string): HTMLElement {
  const box = document.createElement('p');
  box.className = 'blocked';
  box.setAttribute('role', 'status');
  const link = document.createElement('a');
  Object.assign(link, { href: url, target: '_blank', rel: 'noopener', textContent: widget.link });
  box.append(widget.blocked, link);
  return box;
}

/** Frames a page, keeps it as tall as it says, and passes on what it says. */
export function ratingFrame(
  { url, origin }: FrameAddress,
  hear: (message: FrameMessage) => void,
): RatingFrame {
  const element = document.createElement('div');
  element.className = 'body';
  const frame = document.createElement('iframe');
  Object.assign(frame, { src: url, title: widget.dialog, referrerPolicy: 'no-referrer' });

  const waiting = setTimeout(() => {
    frame.hidden = true;
    element.append(plainLink(url));
  }, PATIENCE_MS);
  const showFrame = (): void => {
    clearTimeout(waiting);
    frame.hidden = false;
    element.querySelector('.blocked')?.remove();
  };
  const listen = (event: MessageEvent): void => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const message = readMessage(event.data);
    if (message === undefined) return;
    if (message.hcp === 'ready') showFrame();
    if (message.hcp === 'size') frame.style.height = `${message.height}px`;
    hear(message);
  };
  window.addEventListener('message', listen);
  element.append(frame);
  return {
    element,
    remove() {
      clearTimeout(waiting);
      window.removeEventListener('message', listen);
      element.remove();
    },
  };
}
