import { commonPlace } from './common-place.js';

const ANFU = ['360829', '360800', '360000'];
const JIZHOU = ['360802', '360800', '360000'];
const NANCHANG = ['360100', '360000'];

it.each([
  [[ANFU], ANFU],
  [[ANFU, ANFU], ANFU],
  [
    [ANFU, JIZHOU],
    ['360800', '360000'],
  ],
  [[ANFU, JIZHOU, NANCHANG], ['360000']],
  [[ANFU, []], []],
  [[], []],
])('what %j have in common', (lineages, place) => {
  expect(commonPlace(lineages)).toEqual(place);
});
