import fc from 'fast-check';
import {
  chooseHandlerLevel,
  chooseLevel,
  lengthOf,
  NO_ANSWERS,
  tagsOf,
  toggleTag,
  writeWords,
} from './answers.js';

const bad = toggleTag(chooseLevel(NO_ANSWERS, 2), '207');

describe('answers', () => {
  it('begin with nothing chosen', () => {
    expect(NO_ANSWERS).toEqual({ tags: [], words: '' });
  });

  it('lose their tags with their level, and nothing else', () => {
    const answers = chooseHandlerLevel(writeWords(bad, '等了很久'), 4);
    expect(chooseLevel(answers, 5)).toEqual({ ...answers, level: 5, tags: [] });
    expect(chooseLevel(answers, 2)).toBe(answers);
  });

  it('take a tag and give it back', () => {
    expect(bad.tags).toEqual(['207']);
    expect(toggleTag(bad, '207').tags).toEqual([]);
    expect(toggleTag(bad, '208').tags).toEqual(['207', '208']);
  });

  it('keep of words only what text may have', () => {
    const words = writeWords(NO_ANSWERS, 'a\u0000b\u0085c\ud800d\te\nf😀').words;
    expect(words).toBe('abcd\te\nf😀');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const kept = writeWords(NO_ANSWERS, text).words;
        expect(kept.isWellFormed()).toBe(true);
        expect(kept).not.toMatch(/[^\P{Cc}\t\n\r]/u);
      }),
    );
  });

  it('are as long as people count', () => {
    expect(lengthOf('好😀')).toBe(2);
  });

  it('offer the tags of a level, the first ones apart', () => {
    const tag = (code: string, level: 4 | 5, first: boolean) => ({
      code,
      name: code,
      level,
      first,
    });
    const tags = [tag('a', 5, true), tag('b', 4, true), tag('c', 5, false)];
    expect(tagsOf(tags, 5)).toEqual({ first: [tags[0]], more: [tags[2]] });
  });
});
