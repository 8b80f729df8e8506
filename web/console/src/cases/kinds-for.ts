import type { Permission } from '#shared/domain/casework/access-table.js';
import { CASE_KINDS, caseKind, type CaseKindName } from '#shared/domain/casework/case-kinds.js';

/** The kinds of case that somebody with these permissions can enter by hand. */
export const kindsFor = (has: (permission: Permission) => boolean): readonly CaseKindName[] =>
  (Object.keys(CASE_KINDS) as CaseKindName[]).filter((kind) => {
    switch (caseKind(kind).owner) {
      case 'system':
        return false;
      case 'officer':
        return has('cases.open');
      case 'supervisor':
        return has('cases.observe') || has('cases.open');
    }
  });
