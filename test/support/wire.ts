/** Events as the integration guide shows them to a sender: the national names, nothing of ours. */
interface WireEvent {
  readonly areaCode: string;
  readonly deptCode: string;
  readonly taskCode: string;
  readonly projectNo: string;
  readonly serviceNumber: string;
  readonly pointCode?: string;
  readonly space?: string;
  readonly userName?: string;
  readonly certKey?: string;
  readonly mobile?: string;
}

export interface WireRating extends WireEvent {
  readonly assessNumber: 1 | 2;
  readonly satisfaction: 1 | 2 | 3 | 4 | 5;
  readonly pf: number;
  readonly assessTime: string;
  readonly isDefault?: boolean;
  readonly evalDetail?: readonly string[];
  readonly writingEvaluation?: string;
}

export interface WireService extends WireEvent {
  readonly taskName: string;
  readonly proStatus: 1 | 2 | 3;
  readonly serviceTime: string;
  readonly revision?: number;
  readonly withdrawn?: boolean;
  readonly hoursKind?: 'ordinary' | 'extended' | 'shifted' | 'booked';
}

export interface WireDecision {
  readonly decisionId: string;
  readonly ratingKey: string;
  readonly action: 'exclude' | 'restore';
  readonly seq: number;
  readonly reason: string;
  readonly by: string;
  readonly approvedBy: string;
  readonly decidedAt: string;
}

export type WireKind = 'rating' | 'service';

/** An event, its kind, and the code of the source that sends it. */
export type Sent =
  | { readonly kind: 'rating'; readonly source: string; readonly event: WireRating }
  | { readonly kind: 'service'; readonly source: string; readonly event: WireService };

/** `deptCode|space|projectNo|serviceNumber`: whom of the 办件 an event speaks of. */
export function serviceOf(event: WireEvent, space: string): string {
  return [event.deptCode, event.space ?? space, event.projectNo, event.serviceNumber].join('|');
}

/** The key under which the ledger holds an event; `space` is that of the source. */
export function keyOf(sent: Sent, space: string): string {
  const service = serviceOf(sent.event, space);
  return sent.kind === 'service'
    ? `${service}|r${sent.event.revision ?? 1}`
    : `${service}|${sent.event.assessNumber}|${sent.event.isDefault === true ? 'd' : 'c'}`;
}
