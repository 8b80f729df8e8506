import { numberLines } from './flag-words';

it('the numbers of a flag are said in words, shares as per cent', () => {
  expect(numberLines({ share: 0.5, ratings: 1_400 })).toEqual([
    { label: '涉及评价数', value: '1,400' },
    { label: '默认评价占比', value: '50.00%' },
  ]);
});
