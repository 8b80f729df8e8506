import fc from 'fast-check';
import { choice, code, day, flag, formFault, integer, keys, line, optional, text } from './form.js';

const FORM = {
  line: line('行', 5),
  text: optional(text('文', 10)),
  code: optional(code('码')),
  day: optional(day('日')),
  flag: optional(flag('是')),
  keys: optional(keys('键', 2)),
  integer: optional(integer('数', 1, 3)),
  choice: optional(choice('选', ['a', 'b'])),
};

describe('a form', () => {
  it.each<[Record<string, unknown>, string | undefined]>([
    [{}, 'missing'],
    [{ line: ' \u3000' }, 'empty'],
    [{ line: 1 }, 'wrong-type'],
    [{ line: '一二三四五' }, undefined],
    [{ line: '😀😀😀😀😀' }, undefined],
    [{ line: '一二三四五六' }, 'too-long'],
    [{ line: 'a\nb' }, 'not-well-formed'],
    [{ line: 'x', text: 'a\nb' }, undefined],
    [{ line: 'x', text: 'a\u0000b' }, 'not-well-formed'],
    [{ line: 'x', text: '\ud800' }, 'not-well-formed'],
    [{ line: 'x', code: 'a.b' }, 'bad-format'],
    [{ line: 'x', day: '2026-02-30' }, 'bad-format'],
    [{ line: 'x', day: '2028-02-29' }, undefined],
    [{ line: 'x', flag: 'true' }, 'wrong-type'],
    [{ line: 'x', keys: [] }, 'empty'],
    [{ line: 'x', keys: ['a', 'a'] }, 'duplicate-value'],
    [{ line: 'x', keys: ['a', 'b', 'c'] }, 'too-long'],
    [{ line: 'x', keys: ['a', 1] }, 'bad-format'],
    [{ line: 'x', integer: 1.5 }, 'wrong-type'],
    [{ line: 'x', integer: 4 }, 'out-of-range'],
    [{ line: 'x', choice: 'c' }, 'out-of-range'],
    [{ line: 'x', stray: 1 }, 'unknown-field'],
    [{ line: 'x', toString: 1 }, 'unknown-field'],
  ])('judges %j: %s', (values, code_) => {
    expect(formFault(FORM, values)?.code).toBe(code_);
  });

  it('never throws, whatever is sent', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(FORM)), fc.anything()), (values) => {
        formFault(FORM, values);
      }),
    );
  });
});
