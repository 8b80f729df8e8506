import { may, scopesOf, type Actor } from '#shared/domain/casework/casework.js';
import type { Places } from '../auth/places.js';
import { invalid, outsideScope } from '../http/problem.js';
import type { Figure, FigureName, FigureQuery, ReportFigures } from './report-figures.port.js';

const PERMISSION = 'rankings.read';

/** Figures of report, for those who may read them of the place they ask about. */
export class FiguresService {
  constructor(
    private readonly figures: ReportFigures,
    private readonly places: Places,
  ) {}

  /** Throws `invalid` and `outside-scope` about `within`, and what `ReportFigures` throws. */
  async read(actor: Actor, name: FigureName, query: FigureQuery): Promise<Figure> {
    const within = query['within'] ?? scopesOf(actor, PERMISSION)[0]?.code;
    const place =
      within === undefined
        ? undefined
        : (this.places.area(within) ?? this.places.department(within));
    if (place === undefined) {
      throw invalid('within', 'must be an area or a department of the registry');
    }
    if (!may(actor, PERMISSION, place)) throw outsideScope('within');
    return this.figures.get(name, { ...query, within });
  }
}
