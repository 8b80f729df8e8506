/** How a person wants to see the pages. */
export interface DisplayModes {
  readonly large: boolean;
  readonly contrast: boolean;
}

const KEY = 'hcp:modes';

/** Modes from the address (`?mode=large`, `?mode=contrast`, both with a comma), else remembered. */
export function modesFrom(search: string, remembered: string): DisplayModes {
  const asked = new URLSearchParams(search).get('mode');
  const names = (asked ?? remembered).split(',');
  return { large: names.includes('large'), contrast: names.includes('contrast') };
}

const nameThem = ({ large, contrast }: DisplayModes): string =>
  [large ? 'large' : '', contrast ? 'contrast' : ''].filter((name) => name !== '').join(',');

function remembered(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

export const modesAtStart = (): DisplayModes => modesFrom(location.search, remembered());

/** Shows the page so, and remembers it where the browser lets us; answers whether it did. */
export function applyModes(modes: DisplayModes): boolean {
  const { dataset } = document.documentElement;
  dataset['size'] = modes.large ? 'large' : 'normal';
  dataset['contrast'] = modes.contrast ? 'high' : 'normal';
  try {
    localStorage.setItem(KEY, nameThem(modes));
    return true;
  } catch {
    return false;
  }
}
