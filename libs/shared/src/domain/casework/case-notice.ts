import type { CaseState } from '../case.js';
import { turnOf } from './case-stage.js';
import type { Term } from './case-term.js';

/**
 * Who is told: the handlers of the unit, the officers of the case's area, those of the level
 * above, or the officer to whom the 回访 is assigned.
 */
export type Recipient = 'unit' | 'officers' | 'superior' | 'revisitor';

/** What people are told of beside the reminders of the clock. */
export const NOTICES = [
  'assigned',
  'returned',
  'sent-back',
  'proposed',
  'second-voice-wanted',
  'approved',
  'refused',
  'objected',
  'appealed',
  'revisit-assigned',
  'revisit-freed',
  'not-satisfied',
  'supervised',
  'extended',
  'marked-complex',
  'paused',
  'resumed',
  'asked',
  'declined',
  'reopened',
  'falsified',
] as const;
export type NoticeName = (typeof NOTICES)[number];

/** Who has the next step in a state. */
export function noticeTo(state: CaseState): readonly Recipient[] {
  switch (turnOf(state)) {
    case 'unit':
      return ['unit'];
    case 'officers':
      return ['officers'];
    case 'nobody':
      return [];
  }
}

/** The key of the notice that a term began, which the step and the scheduler can both give. */
export const assignedKey = (term: Term): string => `term-${term.n}/assigned`;
