import { parsePath } from './path.js';
import type { Place } from './place.js';
import { walkPath } from './walk-path.js';

const body = {
  head: { dept: 'D', 'a.b': 1 },
  cases: [
    { no: 'C1', evals: [{ level: 5, tags: [{ dm: '510' }, { dm: '517' }] }] },
    {
      no: 'C2',
      scores: [
        { dim: 'all', v: 5 },
        { dim: 'staff', v: 4 },
      ],
    },
  ],
};
const root: Place = { value: body, above: undefined };
const first: Place = { value: body.cases[0], above: root };
const second: Place = { value: body.cases[1], above: root };
const rated: Place = { value: body.cases[0]?.evals?.[0], above: first };

const at = (text: string, place: Place): unknown => {
  const path = parsePath(text);
  if ('rule' in path) throw new Error(path.rule);
  return walkPath(path)(place);
};

describe('paths', () => {
  it.each([
    ['level', rated, 5],
    ['^.no', rated, 'C1'],
    ['^^.head.dept', rated, 'D'],
    ['$.head.dept', rated, 'D'],
    ['$.head.a\\.b', rated, 1],
    ['tags[].dm', rated, ['510', '517']],
    ['tags[1].dm', rated, '517'],
    ['scores[dim=staff].v', second, 4],
    ['scores[dim=none].v', second, undefined],
    ['scores[][dim=staff].v', second, [4]],
    ['evals.level', first, undefined],
    ['toString', first, undefined],
    ['$type', { value: { $type: 1 }, above: root }, 1],
  ])('%s finds what it means', (text, place, value) => {
    expect(at(text, place)).toEqual(value);
  });

  it('takes an item alone for a list of one', () => {
    expect(at('tags[].dm', { value: { tags: { dm: '1' } }, above: undefined })).toEqual(['1']);
  });

  it.each(['', '$', '^', 'a..b', 'a.', 'a[', 'a[x]', '[', 'a]b'])('%j is none', (text) => {
    expect(parsePath(text)).toHaveProperty('rule');
  });
});
