import type { DecisionRow, RatingRow, ServiceRow } from '#shared/contract/ledger.js';
import type { CheckpointDoc, DuplicateDoc, QuarantineDoc } from '#shared/contract/storage.js';
import type { PathSums, ScoreDelta } from '#shared/domain/score-delta.js';
import type { CaseOpening } from '../cases/case-opening.js';
import type { LedgerTransaction, LedgerTransactions } from './ledger.port.js';

interface State {
  readonly ratings: Map<string, RatingRow>;
  readonly services: Map<string, ServiceRow>;
  readonly decisions: Map<string, DecisionRow>;
  readonly quarantine: Map<string, QuarantineDoc>;
  readonly duplicates: Map<string, DuplicateDoc>;
  readonly scores: Map<string, number>;
  readonly cases: Map<string, Set<string>>;
  readonly checkpoints: Map<string, CheckpointDoc>;
}

/** The ledger in memory: a transaction works on a copy, which takes its place on commit. */
export class FakeLedger implements LedgerTransactions {
  private state: State = {
    ratings: new Map(),
    services: new Map(),
    decisions: new Map(),
    quarantine: new Map(),
    duplicates: new Map(),
    scores: new Map(),
    cases: new Map(),
    checkpoints: new Map(),
  };
  /** Keys that this database will not store. */
  readonly refuses = new Set<string>();

  constructor(private readonly refusal: () => Error) {}

  async run(work: (transaction: LedgerTransaction) => Promise<boolean>): Promise<boolean> {
    const copy = structuredClone(this.state);
    if (!(await work(this.transactionOn(copy)))) return false;
    this.state = copy;
    return true;
  }

  store(checkpoint: CheckpointDoc): void {
    this.state.checkpoints.set(checkpoint._id, checkpoint);
  }

  get ledgerKeys(): string[] {
    const { ratings, services, decisions } = this.state;
    return [ratings, services, decisions].flatMap((rows) => [...rows.keys()]).sort();
  }

  get quarantine(): QuarantineDoc[] {
    return [...this.state.quarantine.values()];
  }

  get duplicates(): DuplicateDoc[] {
    return [...this.state.duplicates.values()];
  }

  /** Every counter that is not zero, by document and path. */
  get scores(): Record<string, number> {
    const counters = [...this.state.scores].filter(([, n]) => n !== 0);
    return Object.fromEntries(counters.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  get cases(): Record<string, string[]> {
    return Object.fromEntries(
      [...this.state.cases].map(([service, ratings]) => [service, [...ratings].sort()]),
    );
  }

  private transactionOn(state: State): LedgerTransaction {
    return {
      generation: () => Promise.resolve(1),
      fence: () => Promise.resolve(),
      known: (services, decisionIds) => {
        const of = <T extends { service: string }>(rows: Map<string, T>): T[] =>
          [...rows.values()].filter(({ service }) => services.includes(service));
        const ids = new Set([...of(state.decisions).map(({ _id }) => _id), ...decisionIds]);
        return Promise.resolve({
          ratings: of(state.ratings),
          services: of(state.services),
          decisions: [...state.decisions.values()].filter(({ _id }) => ids.has(_id)),
        });
      },
      quarantined: (ids) => Promise.resolve(new Set(ids.filter((id) => state.quarantine.has(id)))),
      insert: (rows) => {
        for (const row of rows.ratings) this.put(state.ratings, row);
        for (const row of rows.services) this.put(state.services, row);
        for (const row of rows.decisions) this.put(state.decisions, row);
        return Promise.resolve();
      },
      setAside: (documents) => {
        for (const one of documents) this.put(state.quarantine, one);
        return Promise.resolve();
      },
      origins: (keys) =>
        Promise.resolve(
          [...state.ratings.values(), ...state.services.values()].filter(({ _id }) =>
            keys.includes(_id),
          ),
        ),
      remember: (duplicates) => {
        for (const one of duplicates) {
          if (!state.duplicates.has(one._id)) state.duplicates.set(one._id, one);
        }
        return Promise.resolve();
      },
      addScores: (_generation, delta) => {
        addScores(state.scores, delta);
        return Promise.resolve();
      },
      openCases: (openings) => {
        for (const opening of openings) open(state.cases, opening);
        return Promise.resolve();
      },
      advance: (before, after) => {
        const stored = state.checkpoints.get(before._id);
        if (stored?.epoch !== before.epoch || stored.next !== before.next) {
          return Promise.resolve(false);
        }
        state.checkpoints.set(after._id, after);
        return Promise.resolve(true);
      },
    };
  }

  private put<T extends { readonly _id: string }>(rows: Map<string, T>, row: T): void {
    if (this.refuses.has(row._id) || rows.has(row._id)) throw this.refusal();
    rows.set(row._id, row);
  }
}

function addScores(scores: Map<string, number>, { heads, days, subjects }: ScoreDelta): void {
  const kinds: [string, Map<string, PathSums>][] = [
    ['heads', heads],
    ['days', days],
    ['subjects', subjects],
  ];
  for (const [kind, documents] of kinds) {
    for (const [key, sums] of documents) {
      for (const [path, n] of sums) {
        const name = `${kind} ${key} ${path}`;
        scores.set(name, (scores.get(name) ?? 0) + n);
      }
    }
  }
}

function open(cases: Map<string, Set<string>>, { service, ratings }: CaseOpening): void {
  cases.set(service, new Set([...(cases.get(service) ?? []), ...ratings]));
}
