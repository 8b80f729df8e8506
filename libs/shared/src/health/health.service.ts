import { Injectable } from '@nestjs/common';

/** Undefined when well; otherwise one line that says what is wrong, without secrets. */
export type Check = () => string | undefined | Promise<string | undefined>;

/**
 * What a service says of itself. Live looks only at the service's own progress, so that a backend
 * that is away does not make an orchestrator kill what would recover; ready looks at everything.
 */
@Injectable()
export class HealthService {
  private readonly liveChecks = new Map<string, Check>();
  private readonly readyChecks = new Map<string, Check>();
  private readonly noteChecks = new Map<string, Check>();
  private leaving = false;

  /** Whether this process is on its way out. */
  get isLeaving(): boolean {
    return this.leaving;
  }

  /** From now on it is not ready, so that balancers send nobody here any more. */
  leave(): void {
    this.leaving = true;
  }

  onLive(name: string, check: Check): void {
    this.liveChecks.set(name, check);
  }

  onReady(name: string, check: Check): void {
    this.readyChecks.set(name, check);
  }

  /** What somebody should look at, though the service does its work. */
  onNote(name: string, check: Check): void {
    this.noteChecks.set(name, check);
  }

  notes(): Promise<Record<string, string>> {
    return faultsOf(this.noteChecks);
  }

  live(): Promise<Record<string, string>> {
    return faultsOf(this.liveChecks);
  }

  async ready(): Promise<Record<string, string>> {
    // Said at once: backends that are asked first may take seconds to answer.
    if (this.leaving) return { stopping: 'this process is stopping' };
    return { ...(await faultsOf(this.liveChecks)), ...(await faultsOf(this.readyChecks)) };
  }
}

async function faultsOf(checks: ReadonlyMap<string, Check>): Promise<Record<string, string>> {
  const faults: Record<string, string> = {};
  for (const [name, check] of checks) {
    const fault = await check();
    if (fault !== undefined) faults[name] = fault;
  }
  return faults;
}
