import type { Departments, ScoreSnapshot, Span } from './score-reader.port.js';
import { addTally, tallyIn, type Tallies } from './tally.js';
import type { RankedSubject } from './ranked-subject.js';

/** Reads what a ranking needs: tallies by the subject's own codes, one map for each span. */
export async function readTallies(
  snapshot: ScoreSnapshot,
  subject: RankedSubject,
  spans: readonly Span[],
  of: Departments,
): Promise<Tallies[]> {
  switch (subject) {
    case 'area':
    case 'department':
      return snapshot.departments(spans, of);
    case 'item':
    case 'point': {
      const tallies = spans.map((): Tallies => new Map());
      await snapshot.subjects(subject, spans, of, (part) => {
        const into = tallies[part.span];
        if (into !== undefined) addTally(tallyIn(into, part.code), part);
      });
      return tallies;
    }
    case 'channel':
    case 'hours':
      return snapshot.cuts(subject, spans, of);
  }
}
