import { scriptBase } from './frame-address.js';
import { ratingElement } from './rating-element.js';

const NAME = 'hcp-rating';
const script = document.currentScript;
const src = script instanceof HTMLScriptElement ? script.src : undefined;

// A page may load the script twice.
if (customElements.get(NAME) === undefined) {
  customElements.define(NAME, ratingElement(scriptBase(src, new Error().stack)));
}
