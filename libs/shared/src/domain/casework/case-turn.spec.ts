import fc from 'fast-check';
import { NAMES, opened, opening, turns, walk } from '../../testing/case-walk.js';
import { after, CAST, contextAt, LATER, TO_CLOSED, TO_DECISION } from '../../testing/casework.js';
import {
  actionsFor,
  addressesOf,
  addressKey,
  desksOf,
  whoseTurn,
  type CaseFile,
} from './casework.js';

const DESKS = { own: ['360829'], superior: '360800' };
const turn = (file: CaseFile): string[] => whoseTurn(file, DESKS).map(addressKey);

describe('the desks of an area', () => {
  const province = { code: '36', level: 'province' } as const;
  const city = { code: '3608', level: 'city' } as const;
  const county = { code: '360829', level: 'county' } as const;
  const town = { code: '360829100', level: 'town' } as const;

  it.each([
    [[county, city, province], { own: ['360829'], superior: '3608' }],
    [[town, county, city, province], { own: ['360829100', '360829'], superior: '3608' }],
    [[city, province], { own: ['3608'], superior: '36' }],
    [[province], { own: ['36'], superior: '36' }],
  ])('of %j are %j', (lineage, desks) => {
    expect(desksOf(lineage)).toEqual(desks);
  });
});

describe('the next step', () => {
  it.each<[string, CaseFile, string[]]>([
    ['of a new case is its area’s', after(), ['area:360829']],
    ['of an assigned one is the unit’s', after(['system', 'assign']), ['department:DEPT-RATED']],
    [
      'of what the unit asked for is also its area’s',
      after(['system', 'assign'], ['handler', 'receive'], ['handler', 'ask']),
      ['department:DEPT-RATED', 'area:360829'],
    ],
    [
      'of a motion is its area’s and that above',
      after(...TO_DECISION),
      ['area:360829', 'area:360800'],
    ],
    [
      'after a voice of the area only that above',
      after(...TO_DECISION, ['county', 'decide']),
      ['area:360800'],
    ],
    [
      'after a voice from above anybody’s',
      after(...TO_DECISION, ['city', 'decide']),
      ['area:360829', 'area:360800'],
    ],
    ['of a 回访 is its officer’s', after(...TO_CLOSED.slice(0, 7)), ['person:county']],
    ['of one without an officer the area’s', after(...TO_CLOSED.slice(0, 6)), ['area:360829']],
    ['of a closed one nobody’s', after(...TO_CLOSED), []],
  ])('%s', (_, file, expected) => {
    expect(turn(file)).toEqual(expected);
  });

  it('is of somebody who can do something, wherever an open case is', () => {
    fc.assert(
      fc.property(opening, turns, (start, steps) => {
        const cast = NAMES.map((name) => CAST[name]);
        for (const file of walk(opened(start), steps, cast).trail) {
          if (file.state === 'closed' || file.reopenings > file.round) continue;
          const keys = new Set(turn(file));
          const those = cast.filter((one) =>
            addressesOf(one).some((to) => keys.has(addressKey(to))),
          );
          const context = contextAt(LATER);
          expect(those.flatMap((one) => actionsFor(file, one, context)).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 30 },
    );
  });
});

it('nobody is addressed by a role that works no case', () => {
  expect(addressesOf(CAST.supervisor)).toEqual([{ kind: 'person', code: 'supervisor' }]);
  expect(addressesOf(CAST.handler).map(addressKey)).toEqual([
    'person:handler',
    'department:DEPT-RATED',
  ]);
});
