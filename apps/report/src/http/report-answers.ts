import type { Day } from '#shared/domain/china-time.js';
import type { ScoreReader, ScoreSnapshot } from '../reading/score-reader.port.js';
import type { RegistryDays } from '../registry/registry-days.js';
import type { AnswerCache } from './answer-cache.js';

const asOfJson = (asOf: Date | null): string => JSON.stringify(asOf);

/**
 * Answers from one moment of the scores, from memory when nothing they rest on has changed. The
 * moment is taken for every request, so that nothing older than the checkpoints is ever served.
 */
export class ReportAnswers {
  constructor(
    private readonly reader: ScoreReader,
    private readonly registry: RegistryDays,
    private readonly cache: AnswerCache,
  ) {}

  /**
   * A JSON object with `asOf` first. `compute` returns the rest of the object, from its first
   * property's name to the closing brace; `today` is the China day of the request. `key` names the
   * question, and what it rests on beside scores and registry.
   */
  json(key: Key, today: Day, compute: Compute): Promise<Buffer> {
    return this.answer(key, today, compute, (position) =>
      Buffer.from(`{"asOf":${asOfJson(position.asOf)},`),
    );
  }

  /** A text that does not tell `asOf`. */
  text(key: Key, today: Day, compute: Compute): Promise<Buffer> {
    return this.answer(key, today, compute, () => Buffer.alloc(0));
  }

  /** A file that tells `asOf`: another moment makes another file. */
  file(key: Key, today: Day, compute: Compute): Promise<Buffer> {
    const ofMoment = async (snapshot: ScoreSnapshot): Promise<string> =>
      `${await nameOf(key, snapshot)} ${asOfJson(snapshot.position.asOf)}`;
    return this.text(ofMoment, today, compute);
  }

  private answer(
    key: Key,
    today: Day,
    compute: Compute,
    before: (position: ScoreSnapshot['position']) => Buffer,
  ): Promise<Buffer> {
    const registry = this.registry.version;
    return this.reader.read(async (snapshot) => {
      const { position } = snapshot;
      const state = `${position.version} ${registry} ${today}`;
      const name = await nameOf(key, snapshot);
      let rest = this.cache.get(state, name);
      if (rest === undefined) {
        const computed = await compute(snapshot);
        rest = typeof computed === 'string' ? Buffer.from(computed) : computed;
        this.cache.set(state, name, rest);
      }
      return Buffer.concat([before(position), rest]);
    });
  }
}

/** Names a question; asked of the snapshot where it rests on more than the scores. */
export type Key = string | ((snapshot: ScoreSnapshot) => Promise<string>);
const nameOf = async (key: Key, snapshot: ScoreSnapshot): Promise<string> =>
  typeof key === 'string' ? key : key(snapshot);
type Compute = (snapshot: ScoreSnapshot) => Promise<string | Buffer>;
