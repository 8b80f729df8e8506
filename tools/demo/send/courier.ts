import type { Receipt } from './deliver.js';
import type { Parcel } from './outbox.js';

/**
 * Carries parcels, a bounded number at a time, and one after the other for each sender and
 * endpoint: so what is sent first under a key arrives first. The first failure stops it all.
 */
export class Courier {
  private readonly lanes = new Map<string, Promise<void>>();
  private readonly waiting: (() => void)[] = [];
  private underway = 0;
  private failure: { readonly error: unknown } | undefined;

  constructor(
    private readonly concurrency: number,
    private readonly carry: (parcel: Parcel) => Promise<Receipt>,
    private readonly arrived: (parcel: Parcel, receipt: Receipt) => void,
  ) {}

  /** Takes a parcel once there is room; throws what stopped an earlier one. */
  async send(parcel: Parcel): Promise<void> {
    while (this.underway >= this.concurrency) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    this.throwFailure();
    this.underway += 1;
    const lane = `${parcel.source} ${parcel.endpoint}`;
    this.lanes.set(lane, this.run(parcel, this.lanes.get(lane)));
  }

  /** Resolves when everything has arrived. */
  async drain(): Promise<void> {
    await Promise.all(this.lanes.values());
    this.throwFailure();
  }

  private async run(parcel: Parcel, before: Promise<void> | undefined): Promise<void> {
    await before;
    try {
      // After a failure nothing more is sent: the order would be broken.
      if (this.failure === undefined) this.arrived(parcel, await this.carry(parcel));
    } catch (error) {
      this.failure ??= { error };
    } finally {
      this.underway -= 1;
      this.waiting.shift()?.();
    }
  }

  private throwFailure(): void {
    if (this.failure !== undefined) throw this.failure.error;
  }
}
