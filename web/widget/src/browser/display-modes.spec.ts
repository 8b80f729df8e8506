import { modesFrom } from './display-modes.js';

describe('display modes', () => {
  it('are as remembered', () => {
    expect(modesFrom('', '')).toEqual({ large: false, contrast: false });
    expect(modesFrom('', 'large,contrast')).toEqual({ large: true, contrast: true });
  });

  it('are as the address asks, before what is remembered', () => {
    expect(modesFrom('?mode=large', 'contrast')).toEqual({ large: true, contrast: false });
    expect(modesFrom('?mode=', 'large')).toEqual({ large: false, contrast: false });
  });
});
