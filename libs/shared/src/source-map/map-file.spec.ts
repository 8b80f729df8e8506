import { isMapFaults, mapFaultLine, parseMap } from './map-file.js';

const GOOD = `times: yyyy-MM-dd HH:mm
ratings:
  records: data.list[]
  fields:
    areaCode: qh
    deptCode: $.dept
    taskCode: sx
    projectNo: bh
    serviceNumber: { path: cs, blank: 1 }
    assessNumber: { constant: 1 }
    satisfaction: { path: myd, table: { 1: 5, 2: 1 } }
    pf: { constant: 5 }
    assessTime: sj
  ignore: [bz]
`;

/** The faults of the good map with one piece of it replaced. */
function faults(piece: string, by: string): string[] {
  expect(GOOD).toContain(piece);
  const read = parseMap(GOOD.replace(piece, by));
  return isMapFaults(read) ? read.map((fault) => mapFaultLine('x.yaml', fault)) : [];
}

describe('a map file', () => {
  it('is a map when nothing is wrong', () => {
    expect(isMapFaults(parseMap(GOOD))).toBe(false);
  });

  it.each([
    ['sj\n', 'sj\n    pf: x\n', 'x.yaml:14: no YAML: Map keys must be unique'],
    ['[bz]', '[bz', /^x\.yaml:1[45]: no YAML: /],
    ['[bz]', '[*bz]', 'x.yaml:14: a map has no anchors and aliases: write it out'],
    ['ratings:', 'rating:', /^x\.yaml:2: a map has no rating; it has name, body, /],
    ['  ignore', '  ignored', /^x\.yaml:14: ratings has no ignored; it has body, /],
    ['    taskCode: sx\n', '', 'x.yaml:4: taskCode is required: say where it comes from'],
    ['taskCode: sx', 'taskcode: sx', /^x\.yaml:4: taskCode is required/],
    ['sx\n', 'sx\n    door: x\n', /^x\.yaml:8: the contract has no field door; it has areaCode, /],
    [
      'taskCode: sx',
      'taskCode: sx..y',
      'x.yaml:7: sx..y is no path such as a.b, $.a, ^.a or a[].b',
    ],
    ['$.dept', '^^^.dept', 'x.yaml:6: ^^^.dept goes up 3, but 2 levels enclose a record'],
    ['{ 1: 5, 2: 1 }', '{ 1: 5, 2: 6 }', /^x\.yaml:11: satisfaction cannot be this value/],
    ['{ 1: 5, 2: 1 }', '{ 1: 5, 2: absent }', /^x\.yaml:11: satisfaction cannot be this value/],
    ['{ 1: 5, 2: 1 }', "{ 1: 5, '': 1 }", /^x\.yaml:11: a text is looked up without space/],
    [
      'sj\n',
      "sj\n    evalDetail: { join: [a, b], with: ',' }\n",
      /^x\.yaml:14: evalDetail is a list/,
    ],
    ['{ 1: 5, 2: 1 }', '[5, 1]', 'x.yaml:11: table must be names with values'],
    ['constant: 5', 'constant: 9', /^x\.yaml:12: pf cannot be this value/],
    ['constant: 5', 'path: a, constant: 5', /^x\.yaml:12: pf needs exactly one of path, first, /],
    ['constant: 5', 'blank: 5', /^x\.yaml:12: pf needs exactly one of path, first, /],
    ['constant: 5', 'constant: 5, blank: 5', 'x.yaml:12: a constant takes no blank'],
    [
      'sj\n',
      'sj\n    handlerSatisfaction: { path: h, blank: 5 }\n',
      'x.yaml:14: handlerSatisfaction takes no blank: a level that nobody chose is left out',
    ],
    ['constant: 5', 'path: [a, b]', /^x\.yaml:12: path is one path; /],
    ['constant: 5', "path: a, with: ','", 'x.yaml:12: with belongs to join'],
    ['constant: 5', "path: a, split: ','", 'x.yaml:12: pf is no list: it is not split'],
    ['constant: 5', 'path: a, time: iso', 'x.yaml:12: pf is no time'],
    ['constant: 5', "path: a, match: '('", 'x.yaml:12: match is no regular expression'],
    ['times: yyyy-MM-dd HH:mm\n', '', /^x\.yaml:12: assessTime needs a format/],
    ['HH:mm', 'HH:MM', 'x.yaml:1: yyyy-MM-dd HH:MM: the month is there twice'],
    ['data.list[]', 'data.list[0]', 'x.yaml:3: records takes names and [], such as data.list[]'],
    [
      'ratings:',
      'body: { form: xml }\nratings:',
      'x.yaml:2: form must be one of json, ndjson, form',
    ],
    ['ratings:', 'body: { unpack: "a[]" }\nratings:', /^x\.yaml:2: a\[\]: unpack takes names only/],
    ['[bz]', '[bz]\n  skip: [{}]', /^x\.yaml:15: a rule needs when or delay/],
    [
      '[bz]',
      '[bz]\n  skip: { when: { a: 1 }, set: { pf: 1 } }',
      /^x\.yaml:15: a rule of skip has no set/,
    ],
    [
      '[bz]',
      '[bz]\n  skip: { when: { a: { is: 1 } } }',
      /^x\.yaml:15: a has no is; it has blank, not, same/,
    ],
    [
      '[bz]',
      '[bz]\n  distrust: { delay: { from: a, to: b } }',
      /^x\.yaml:15: delay needs from, to and /,
    ],
    [
      '[bz]',
      '[bz]\n  distrust:\n    - when: { a: 1 }\n      set: { pf: 8 }',
      /^x\.yaml:17: pf cannot/,
    ],
  ])('with %j as %j is refused at its line', (piece, by, said) => {
    const [first] = faults(piece, by);
    if (typeof said === 'object') expect(first).toMatch(said);
    else expect(first).toBe(said);
  });

  it('tells everything that is wrong at once, each once, in the order of its lines', () => {
    const twice =
      GOOD.replace('HH:mm', 'QQ') +
      GOOD.slice(GOOD.indexOf('ratings')).replace('ratings', 'services');
    const read = parseMap(twice);
    const lines = isMapFaults(read) ? read.map(({ line }) => line) : [];
    expect(lines.length).toBeGreaterThan(3);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(lines.filter((line) => line === 1)).toHaveLength(1);
  });

  it('without anything is refused too', () => {
    expect(parseMap('')).toEqual([{ line: 1, rule: 'a map must be names with values' }]);
    expect(parseMap('name: x')).toEqual([{ line: 1, rule: 'a map needs ratings or services' }]);
  });
});
