interface Call {
  readonly id: number;
  /** What the worker's `Job` type says; its parent is compiled with the same. */
  readonly job: never;
}

/** The worker's side of `Worker`: answers every call, tells progress, ends with its parent. */
export function serveWorker(
  handle: (job: never, tell: (line: string) => void) => Promise<unknown>,
): void {
  const reply = (message: object): void => {
    if (process.connected) process.send?.(message);
  };
  process.on('message', (message) => {
    const { id, job } = message as Call;
    const tell = (line: string): void => {
      reply({ id, tell: line });
    };
    handle(job, tell).then(
      (result) => {
        reply({ id, result });
      },
      (error: unknown) => {
        reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : 'failed' });
      },
    );
  });
  process.on('disconnect', () => {
    process.exit(0);
  });
}
