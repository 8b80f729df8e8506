import { Counter, type Registry } from 'prom-client';

/** What console counts for the operators; no name and no place is a label. */
export class ConsoleMetrics {
  private readonly signIns: Counter<'outcome'>;

  constructor(registry: Registry) {
    this.signIns = new Counter({
      name: 'hcp_console_sign_ins_total',
      help: 'Sign-ins by how they ended: started, refused, locked (the failure that locks)',
      labelNames: ['outcome'],
      registers: [registry],
    });
    for (const outcome of ['started', 'refused', 'locked']) this.signIns.inc({ outcome }, 0);
  }

  readonly signedIn = (outcome: 'started' | 'refused' | 'locked'): void => {
    this.signIns.inc({ outcome });
  };
}
