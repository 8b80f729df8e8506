import type { Subject } from './subject.js';
import { noFigures, type Figures } from './figures.js';
import { isStillOpen } from './rating-window.js';
import type { Span } from './span.js';
import type { TrueCase, TrueRating, TrueService, Truth } from './truth.js';

export interface Question {
  readonly subject: Subject;
  readonly span: Span;
  /** The China day of the question, for windows that are open. */
  readonly today: number;
  /** Parent of each area. */
  readonly parents: ReadonlyMap<string, string>;
}

/**
 * The true figures of every subject of a kind in a period, by the subject's code, straight from the
 * definitions: what people said by the day they said it, the cohort by the day of the service.
 */
export function trueFigures(truth: Truth, question: Question): Map<string, Figures> {
  const found = new Map<string, Figures>();
  const { span, subject, parents } = question;
  const within = (day: number): boolean => day >= span.first && day <= span.last;
  const each = (codes: readonly string[], count: (figures: Figures) => void): void => {
    for (const code of codes) {
      let figures = found.get(code);
      if (figures === undefined) {
        figures = noFigures();
        found.set(code, figures);
      }
      count(figures);
    }
  };
  for (const one of truth.cases()) {
    for (const rating of one.ratings.values()) {
      if (rating.round !== 1 || rating.isDefault || !rating.isDepartments) continue;
      if (!within(rating.day)) continue;
      each(saidAt(subject, one, rating, parents), (figures) => {
        if (rating.excluded) figures.excluded += 1;
        else figures.levels[(rating.level - 1) as 0 | 1 | 2 | 3 | 4] += 1;
      });
    }
    const { service } = one;
    if (service === undefined || service.withdrawn || !service.isDepartments) continue;
    if (!within(service.day)) continue;
    each(servedAt(subject, one, service, parents), (figures) => {
      countService(figures, one, service, question.today);
    });
  }
  return found;
}

function countService(figures: Figures, one: TrueCase, service: TrueService, today: number): void {
  const ratings = [...one.ratings.values()];
  figures.due += 1;
  if (ratings.some((r) => r.round === 1 && !r.isDefault)) figures.active += 1;
  else if (ratings.some((r) => r.isDefault)) figures.defaulted += 1;
  else {
    figures.unrated += 1;
    if (isStillOpen(service.day, today)) figures.pending += 1;
  }
}

function lineage(area: string, parents: ReadonlyMap<string, string>): string[] {
  const codes: string[] = [];
  for (let code = area; code !== ''; code = parents.get(code) ?? '') codes.push(code);
  return codes;
}

/** Whose figures a rating belongs to. */
function saidAt(
  subject: Subject,
  one: TrueCase,
  rating: TrueRating,
  parents: ReadonlyMap<string, string>,
): string[] {
  switch (subject) {
    case 'area':
      return lineage(one.areaCode, parents);
    case 'department':
      return [one.deptCode];
    case 'item':
      return [rating.taskCode];
    case 'point':
      return present(rating.pointCode ?? one.service?.pointCode);
    case 'channel':
      return [String(rating.channel)];
    case 'hours':
      return present(one.service?.hours);
  }
}

/** Whose cohort a service belongs to; nobody chose a channel yet. */
function servedAt(
  subject: Subject,
  one: TrueCase,
  service: TrueService,
  parents: ReadonlyMap<string, string>,
): string[] {
  switch (subject) {
    case 'area':
      return lineage(one.areaCode, parents);
    case 'department':
      return [one.deptCode];
    case 'item':
      return [service.taskCode];
    case 'point':
      return present(service.pointCode);
    case 'channel':
      return [];
    case 'hours':
      return [service.hours];
  }
}

const present = (code: string | undefined): string[] => (code === undefined ? [] : [code]);
