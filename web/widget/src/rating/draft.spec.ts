import fc from 'fast-check';
import { newDraft, readDraft, type Draft } from './draft.js';

const draft: Draft = {
  submission: 'abcdefghijklmnop_-0123',
  answers: { level: 2, tags: ['207'], handlerLevel: 4, words: '等了很久\n' },
  step: 'review',
  sent: true,
};

describe('a draft', () => {
  it('comes back from a reload as it was', () => {
    expect(readDraft(JSON.stringify(draft))).toEqual(draft);
    const fresh = newDraft(draft.submission);
    expect(readDraft(JSON.stringify(fresh))).toEqual(fresh);
  });

  it('is not read from what is none', () => {
    for (const text of [undefined, '', '{', 'null', '[]', '{"submission":"short","answers":{}}']) {
      expect(readDraft(text)).toBeUndefined();
    }
  });

  it('keeps of a foreign one only what it knows', () => {
    const text = JSON.stringify({
      submission: draft.submission,
      answers: { level: 9, tags: [1, '207'], words: 3 },
      step: 'other',
      sent: 'yes',
    });
    expect(readDraft(text)).toEqual({
      submission: draft.submission,
      answers: { tags: ['207'], words: '' },
      step: 'level',
      sent: false,
    });
  });

  it('never breaks the page, whatever is stored', () => {
    fc.assert(fc.property(fc.json(), (text) => void readDraft(text)));
    fc.assert(fc.property(fc.string(), (text) => void readDraft(text)));
  });
});
