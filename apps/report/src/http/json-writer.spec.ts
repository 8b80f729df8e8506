import fc from 'fast-check';
import { JsonWriter } from './json-writer.js';

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.nat(),
  fc.constantFrom(0, 9, 10, 999_999_999, 1_000_000_000, null),
);

it('writes what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), number)), (rows) => {
      const json = new JsonWriter();
      json.ascii('[');
      rows.forEach(([text, value], i) => {
        json.ascii(i === 0 ? '[' : ',[');
        json.text(text);
        json.field(',', value);
        json.ascii(']');
      });
      json.ascii(']');
      expect(JSON.parse(json.bytes().toString())).toEqual(JSON.parse(JSON.stringify(rows)));
    }),
  );
});

it('keeps Chinese names, quotes and pairs', () => {
  for (const name of ['吉安市行政审批局', 'a"b\\c\n', '𠮷野', 'é', '\ud800', '长'.repeat(50_000)]) {
    const json = new JsonWriter();
    json.text(name);
    expect(json.bytes().toString()).toBe(JSON.stringify(name));
  }
});
