import { render, type JSX } from 'preact';
import { applyModes, modesAtStart } from '../browser/display-modes.js';
import { tellHeight, type HostLink } from '../door/host-link.js';
import { CitizenPage } from '../view/citizen-page.js';

function root(): HTMLElement {
  const found = document.getElementById('app');
  if (found !== null) return found;
  const made = document.createElement('div');
  made.id = 'app';
  document.body.append(made);
  return made;
}

/** Puts a page in place of what the server left for browsers without scripts. */
export function mount(content: JSX.Element, link: HostLink): void {
  applyModes(modesAtStart());
  if (link.framed) document.documentElement.dataset['framed'] = 'true';
  const element = root();
  element.textContent = '';
  render(<CitizenPage>{content}</CitizenPage>, element);
  tellHeight(link, element);
  link.tell({ hcp: 'ready' });
}
