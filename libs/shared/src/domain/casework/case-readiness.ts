import type { Actor } from './access-policy.js';
import type { CaseActionName } from './case-actions.js';
import type { CaseFaultCode } from './case-fault.js';
import type { CaseFile } from './case-file.js';
import type { CaseRules } from './case-policy.js';
import { appealableRuling, hasTakenPart, objectableRatings } from './case-rulings.js';
import { isPaused } from './case-term.js';

type Readiness = (file: CaseFile, actor: Actor, rules: CaseRules) => CaseFaultCode | undefined;

const unless = (holds: boolean, code: CaseFaultCode): CaseFaultCode | undefined =>
  holds ? undefined : code;

const hasVoice: Readiness = (file, actor) =>
  unless(file.motion === undefined || !hasTakenPart(file, file.motion, actor.id), 'same-person');

/** What an action asks of the case and the person beside its rule, whatever its fields. */
export const READINESS: Readonly<Partial<Record<CaseActionName, Readiness>>> = {
  return: ({ returns }, _, rules) => unless(returns < rules.returns, 'no-return-left'),
  decide: hasVoice,
  're-examine': hasVoice,
  appeal: (file) => unless(appealableRuling(file) !== undefined, 'nothing-to-appeal'),
  'hand-over': ({ revisits }) => unless(revisits.officer !== undefined, 'nothing-assigned'),
  revisit: ({ revisits }, { id }) => unless(revisits.officer === id, 'not-assigned-to-you'),
  decline: ({ asked }) => unless(asked !== undefined, 'nothing-asked'),
  extend: ({ clock: { term } }, _, rules) =>
    unless((term?.extensions ?? 0) < rules.extensions, 'no-extension-left'),
  'mark-complex': ({ complex }) => unless(!complex, 'already-complex'),
  resume: ({ clock: { term } }) => unless(term !== undefined && isPaused(term), 'not-paused'),
  reopen: (file) =>
    unless(file.state === 'closed' || objectableRatings(file).length > 0, 'nothing-excluded'),
};
