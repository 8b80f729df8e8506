import fc from 'fast-check';
import { normalisedWords } from './same-words.js';

const words = (text: string) => normalisedWords(text, 12);

it('copies are known whatever their spaces, punctuation, width and case', () => {
  const text = '办事员态度很好,办理ABC很快 20分钟';
  for (const copy of [
    '办事员态度很好，办理ＡＢＣ很快２０分钟！',
    ' 办事员 态度很好。办理abc很快20分钟…',
  ]) {
    expect(words(copy)).toBe(words(text));
  }
  expect(words(text)).toBe('办事员态度很好办理abc很快20分钟');
});

it('what many say is no copy', () => {
  expect(words('很好')).toBeUndefined();
  expect(words('非常满意！！！！！！！！！！！！')).toBeUndefined();
});

it('whatever stands between the characters makes no difference', () => {
  const characters = fc.array(fc.constantFrom('办', '理', '快', 'a', 'Z', '7'), { minLength: 12 });
  const between = fc.array(fc.constantFrom('', ' ', '，', '!', '\n'), { minLength: 1 });
  fc.assert(
    fc.property(characters, between, (text, gaps) => {
      const spread = text.map((one, i) => one + (gaps[i % gaps.length] ?? '')).join('');
      expect(words(spread)).toBe(words(text.join('')));
    }),
  );
});
