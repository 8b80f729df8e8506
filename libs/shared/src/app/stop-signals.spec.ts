import { StopSignals, type Stoppable } from './stop-signals.js';

/** A service that writes down what is done with it, and how its process would have ended. */
class Stopped {
  readonly steps: string[] = [];
  readonly signals: StopSignals;
  private finish: ((code: number) => void) | undefined;
  readonly ended = new Promise<number>((resolve) => (this.finish = resolve));

  constructor() {
    const note = (): undefined => undefined;
    this.signals = new StopSignals({ info: note, warn: note, error: note }, (code) => {
      this.steps.push(`exit ${code}`);
      this.finish?.(code);
    });
  }

  stoppable(over: Partial<Stoppable> = {}): Stoppable {
    return {
      health: { leave: () => this.steps.push('leave') },
      connections: { closeAsTheyFallIdle: () => this.steps.push('close connections') },
      drainMs: 0,
      close: () => {
        this.steps.push('close');
        return Promise.resolve();
      },
      ...over,
    };
  }
}

let service: Stopped;
beforeEach(() => (service = new Stopped()));
afterEach(() => {
  service.signals.release();
});

it('a service that is stopped is not ready first, then closes in order, and ends with 0', async () => {
  service.signals.stops(service.stoppable());
  process.emit('SIGTERM');
  expect(service.steps).toEqual(['leave']);
  expect(await service.ended).toBe(0);
  expect(service.steps).toEqual(['leave', 'close connections', 'close', 'exit 0']);
});

it('nothing is closed while the drain lasts, and a second signal ends it at once', async () => {
  service.signals.stops(service.stoppable({ drainMs: 2 ** 31 - 1 }));
  process.emit('SIGTERM');
  await new Promise(setImmediate);
  expect(service.steps).toEqual(['leave']);
  process.emit('SIGINT');
  expect(await service.ended).toBe(1);
  expect(service.steps).toEqual(['leave', 'exit 1']);
});

it('a stop that fails ends the process with 1', async () => {
  const close = () => Promise.reject(new Error('cannot'));
  service.signals.stops(service.stoppable({ close }));
  process.emit('SIGTERM');
  expect(await service.ended).toBe(1);
});

it('before there is anything to stop a signal ends the process at once', async () => {
  process.emit('SIGTERM');
  expect(await service.ended).toBe(0);
  expect(service.steps).toEqual(['exit 0']);
});
