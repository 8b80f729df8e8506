import Type from 'typebox';
import { publishedSchema } from './published-schema.js';
import { field } from './fields.js';

describe('publishedSchema', () => {
  it('says in common words what our own formats mean, at every depth', () => {
    const schema = Type.Object({
      at: field.time('when'),
      format: field.line(10, 'a field that is called format'),
      list: Type.Array(field.text(5, 'free text')),
    });
    const published = publishedSchema(schema);
    expect(JSON.stringify(published)).not.toContain('hcp-');
    expect(published).toMatchObject({
      properties: {
        at: { type: 'string', format: 'date-time' },
        format: { type: 'string', minLength: 1, maxLength: 10 },
        list: { items: { type: 'string', maxLength: 5 } },
      },
    });
  });
});
