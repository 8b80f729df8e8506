import type { LimitRule, Limits } from './limits.port.js';

/** Limits whose windows never end. */
export class FakeLimits implements Limits {
  private readonly counts = new Map<string, number>();
  private readonly names = new Set<string>();

  wait(rule: LimitRule, subject: string): Promise<number> {
    return Promise.resolve(this.held(rule, subject) >= rule.most ? rule.windowMs / 1_000 : 0);
  }

  count(rule: LimitRule, subject: string): Promise<number> {
    const now = Math.min(this.held(rule, subject) + 1, rule.most + 1);
    this.counts.set(`${rule.name}|${subject}`, now);
    return Promise.resolve(now);
  }

  takeBack(rule: LimitRule, subject: string): Promise<void> {
    this.counts.set(`${rule.name}|${subject}`, Math.max(0, this.held(rule, subject) - 1));
    return Promise.resolve();
  }

  once(name: string): Promise<boolean> {
    const isFirst = !this.names.has(name);
    this.names.add(name);
    return Promise.resolve(isFirst);
  }

  /** How many a window holds. */
  held(rule: LimitRule, subject: string): number {
    return this.counts.get(`${rule.name}|${subject}`) ?? 0;
  }
}
