import { randomUUID } from 'node:crypto';
import type { TopicRecord } from '#shared/contract/record.js';
import { CountingHouse } from './counting-house.js';
import { IngestUnderTest, type Reply } from './ingest.js';
import { signedGet, type SignedGetOptions } from './signed-get.js';
import { TopicReader, type OnTopic } from './topic-reader.js';

/** A real ingest, and what its events become: they are counted when a test says so. */
export class SourceHouse {
  private uncounted = new Set<string>();

  private constructor(
    readonly ingest: IngestUnderTest,
    readonly counting: CountingHouse,
    private readonly reader: TopicReader,
  ) {}

  static async open(label: string): Promise<SourceHouse> {
    const ingest = await IngestUnderTest.start(label);
    return new SourceHouse(
      ingest,
      CountingHouse.on(ingest.database),
      await TopicReader.fromNowOn(),
    );
  }

  secretOf(source: string): string {
    return this.ingest.secrets.get(source) ?? '';
  }

  /** Sends events as a source does; answers with the webhook-id. */
  async send(path: string, events: unknown, source = 'HALL'): Promise<Reply & { id: string }> {
    const id = `msg_${randomUUID()}`;
    const reply = await this.ingest.post(path, events, { source, id });
    this.uncounted.add(id);
    return { id, ...reply };
  }

  /** Counts what was sent and is not counted yet, as it lies on the topic. */
  async count(): Promise<void> {
    const { uncounted } = this;
    this.uncounted = new Set();
    const messages = await this.reader.messages(({ headers }) =>
      uncounted.has(headers['correlation-id'] ?? ''),
    );
    await this.countRecords(messages.map(({ text, headers }) => ({ text, headers })));
  }

  /** Counts records right behind the checkpoint. */
  async countRecords(messages: readonly Pick<OnTopic, 'text' | 'headers'>[]): Promise<void> {
    const before = await this.counting.position(0);
    const records = messages.map(({ text, headers }, i): TopicRecord => ({
      offset: before.next + i,
      timestamp: Date.now(),
      key: Buffer.from('D'),
      value: Buffer.from(text),
      headers,
    }));
    const after = await this.counting.counter.count(before, records, () => undefined);
    if (after === undefined) throw new Error('another consumer has moved the checkpoint');
    this.counting.resume(after);
  }

  /** Asks as a source does. */
  ask(target: string, options: Partial<SignedGetOptions> = {}): Promise<Response> {
    const { source = 'HALL' } = options;
    const secret = this.secretOf(source);
    return signedGet(this.ingest.service.address, target, { source, secret, ...options });
  }

  async close(): Promise<void> {
    await this.ingest.stop();
  }
}
