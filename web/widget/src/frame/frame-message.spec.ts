import fc from 'fast-check';
import { readMessage } from './frame-message.js';

describe('a message from the frame', () => {
  it('is one of four, and carries nothing but a height', () => {
    expect(readMessage({ hcp: 'ready', more: 1 })).toEqual({ hcp: 'ready' });
    expect(readMessage({ hcp: 'rated', level: 1, receipt: 'x' })).toEqual({ hcp: 'rated' });
    expect(readMessage({ hcp: 'closed' })).toEqual({ hcp: 'closed' });
    expect(readMessage({ hcp: 'size', height: 512 })).toEqual({ hcp: 'size', height: 512 });
  });

  it('is nothing else', () => {
    for (const height of ['1', 0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9]) {
      expect(readMessage({ hcp: 'size', height })).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(readMessage(data)).toBeUndefined();
      }),
    );
  });
});
