import { nextFlagState, type Standing } from './flag-state.js';

const judged: Standing = { state: 'genuine', judgedWeight: 10 };

it.each<[string, Standing | undefined, number | undefined, string]>([
  ['found for the first time', undefined, 10, 'open'],
  ['found again', { state: 'open' }, 11, 'open'],
  ['not found any more', { state: 'open' }, undefined, 'lapsed'],
  ['still not found', { state: 'lapsed' }, undefined, 'lapsed'],
  ['found after all', { state: 'lapsed' }, 10, 'open'],
  ['judged, and a little more of it', judged, 19, 'genuine'],
  ['judged, and twice as much of it', judged, 20, 'open'],
  ['judged, and not found any more', judged, undefined, 'genuine'],
  ['judged suspicious, and as it was', { state: 'suspicious', judgedWeight: 10 }, 10, 'suspicious'],
])('%s', (_, before, weight, state) => {
  expect(nextFlagState(before, weight)).toBe(state);
});
