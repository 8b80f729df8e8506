import type { Row } from '#shared/domain/publication/tables.js';
import { figuresOf } from './figures.js';

const POLICY = {
  ...{ minimumSample: 30, smallCell: 5, lowActiveRate: 0.2, official: 'goodRate' },
  weights: [0, 30, 60, 80, 100],
};
const row = (cells: object) =>
  ({ valid: 100, goodRate: 0.99, activeRate: 0.5, ...cells }) as Row<'areas'>;
const paleOf = (cells: object) => figuresOf(row(cells), POLICY).pale;

describe('what is not to be praised', () => {
  it('is what few have rated', () => {
    expect([paleOf({ valid: 30 }), paleOf({ valid: 29 }), paleOf({ valid: null })]).toEqual([
      null,
      'few',
      'few',
    ]);
  });

  it('is what few of those have rated who were served', () => {
    expect([paleOf({ activeRate: 0.2 }), paleOf({ activeRate: 0.199 })]).toEqual([null, 'silent']);
  });

  it('is not for want of services in the period: ratings may be of earlier ones', () => {
    expect(paleOf({ activeRate: null })).toBeNull();
  });

  it('is what is withheld, and that is told apart from what is not there', () => {
    const figures = figuresOf(row({ goodRate: null, score: null, hidden: ['goodRate'] }), POLICY);
    expect(figures).toMatchObject({ goodRate: 'hidden', score: null, pale: 'hidden' });
  });
});
