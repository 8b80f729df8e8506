/**
 * The closed loop (差评整改) as pure functions on plain data. What the console's services do with it:
 *
 * - A case document is a `CaseFile`. What the aggregator opens (`id`, place, `openedAt`, `ratings`)
 *   becomes one by `openedCase`; what it opened again (`reopenings` above `round`) by `caughtUp`,
 *   which `advance` does by itself.
 * - A step: in one transaction read the case, its lineage, `rulesFor` the China day, and call
 *   `advance`. A fault is answered with its code and `CASE_FAULTS` (403 `not-allowed` and
 *   `of-the-rated-unit`, 409 `wrong-state` and `paused`, 422 the rest). Else write `file` where
 *   `revision` and `ratings` still are what was read (no match: somebody else was here; answer 409
 *   with the newest history entry), and in the same transaction the effects: `history` to the
 *   timeline and the audit chain, `decision` to what is published to the topic, `notice` under its
 *   key, `public-step` to what the citizen's receipt shows.
 * - `actionsFor` gives a page its buttons, `CASE_ACTIONS` and `CASE_KINDS` its forms, `may` and
 *   `scopesOf` its lists. Reading a case needs `may(…, 'cases.read', …)` with the case's lineage and
 *   `unit`; `advance` asks for nothing but the relation to the case.
 * - `readClock` gives `dueAt` and `soonAt`, to be stored with the case and computed anew when it
 *   changes or the calendar does. `remindersBetween` gives the scheduler what fell due since its last
 *   run; a notice whose key was used is not sent again.
 */
export * from './access-policy.js';
export * from './access-role.js';
export * from './access-table.js';
export * from './case-actions.js';
export * from './case-clock.js';
export * from './case-effect.js';
export * from './case-fault.js';
export * from './case-file.js';
export * from './case-flow.js';
export * from './case-kinds.js';
export * from './case-notice.js';
export * from './case-policy.js';
export * from './case-reminders.js';
export * from './case-stage.js';
export * from './case-turn.js';
export type { CaseContext } from './case-step.js';
export { CASE_RULES } from './case-rules.js';
export type { Limit, Term } from './case-term.js';
export * from './finding.js';
export { formFault, type FieldRule, type Form, type FormFault } from './form.js';
export * from './loop-indicators.js';
