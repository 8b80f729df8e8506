import { FIGURE_CODES } from './figures.js';
import { AWARDS, DIRECTIONS, type ScorecardRules } from './rules.js';

/** What is wrong, and where: names and numbers of the way down from the top. */
export interface RuleFault {
  readonly path: readonly (string | number)[];
  readonly rule: string;
}

type Table = Readonly<Record<string, unknown>>;
type Path = RuleFault['path'];

/** Hundredths, in which weights are added up exactly. */
const HUNDRED_POINTS = 10_000;

/** The rules, or everything that is wrong with what was given as such. */
export function judgeRules(given: unknown): ScorecardRules | readonly RuleFault[] {
  const faults: RuleFault[] = [];
  const judge = new Judge(faults);
  const top = judge.table(
    given,
    [],
    ['version', 'minimumWeight', 'defaultJump', 'indicators', 'awards'],
  );
  judge.text(top['version'], ['version']);
  judge.number(top['minimumWeight'], ['minimumWeight'], 0, 100);
  judge.number(top['defaultJump'], ['defaultJump'], 0, 1);
  judgeIndicators(judge, top['indicators']);
  const awards = judge.table(top['awards'], ['awards'], AWARDS);
  for (const award of AWARDS) {
    const rule = judge.table(awards[award], ['awards', award], ['top', 'rate']);
    judge.number(rule['top'], ['awards', award, 'top'], 1, 10_000);
    judge.number(rule['rate'], ['awards', award, 'rate'], 0, 100);
  }
  return faults.length > 0 ? faults : (given as ScorecardRules);
}

export const isFaulty = (
  read: ScorecardRules | readonly RuleFault[],
): read is readonly RuleFault[] => Array.isArray(read);

function judgeIndicators(judge: Judge, given: unknown): void {
  if (!Array.isArray(given) || given.length === 0) {
    judge.fault(['indicators'], 'must be a list of weighed figures');
    return;
  }
  const seen = new Set<unknown>();
  let sum = 0;
  given.forEach((one: unknown, i) => {
    const path: Path = ['indicators', i];
    const { code, weight, direction, zero, full } = judge.table(one, path, [
      'code',
      'weight',
      'direction',
      'zero',
      'full',
    ]);
    judge.oneOf(code, [...path, 'code'], FIGURE_CODES);
    if (seen.has(code)) judge.fault([...path, 'code'], `${String(code)} is weighed twice`);
    seen.add(code);
    judge.oneOf(direction, [...path, 'direction'], DIRECTIONS);
    judge.number(zero, [...path, 'zero'], 0, 100);
    judge.number(full, [...path, 'full'], 0, 100);
    if (typeof zero === 'number' && typeof full === 'number') {
      const isRight = direction === 'lower' ? full < zero : full > zero;
      if (!isRight) judge.fault([...path, 'full'], 'must be on the better side of zero');
    }
    if (judge.number(weight, [...path, 'weight'], 0.01, 100)) {
      const hundredths = Math.round(weight * 100);
      if (Math.abs(weight * 100 - hundredths) > 1e-6) {
        judge.fault([...path, 'weight'], 'must have two decimals at most');
      }
      sum += hundredths;
    }
  });
  if (sum !== HUNDRED_POINTS) {
    judge.fault(['indicators'], `the weights add up to ${sum / 100}, and must to exactly 100`);
  }
}

/** Looks at values and notes what they break. */
class Judge {
  constructor(private readonly faults: RuleFault[]) {}

  fault(path: Path, rule: string): void {
    this.faults.push({ path, rule });
  }

  /** A table with these names and no other; an empty one where there is none. */
  table(given: unknown, path: Path, names: readonly string[]): Table {
    if (typeof given !== 'object' || given === null || Array.isArray(given)) {
      this.fault(path, `must have ${names.join(', ')}`);
      return {};
    }
    for (const name of Object.keys(given)) {
      if (!names.includes(name)) this.fault([...path, name], `is none of ${names.join(', ')}`);
    }
    return given as Table;
  }

  number(given: unknown, path: Path, least: number, most: number): given is number {
    const isFit = typeof given === 'number' && given >= least && given <= most;
    if (!isFit) this.fault(path, `must be a number from ${least} to ${most}`);
    return isFit;
  }

  text(given: unknown, path: Path): void {
    if (typeof given !== 'string' || given === '') this.fault(path, 'must be a text');
  }

  oneOf(given: unknown, path: Path, values: readonly string[]): void {
    if (typeof given !== 'string' || !values.includes(given)) {
      this.fault(path, `must be one of ${values.join(', ')}`);
    }
  }
}
