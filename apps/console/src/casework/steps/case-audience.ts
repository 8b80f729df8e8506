import type { NoticeDoc } from '#shared/contract/case-storage.js';
import type { CaseFile, Recipient } from '#shared/domain/casework/casework.js';

type Addressee = NoticeDoc['to'][number];

/** Where the recipients of a notice are to be found; a level that a case has not got is left out. */
export const audienceOf = (
  recipients: readonly Recipient[],
  { unit, revisits }: Pick<CaseFile, 'unit' | 'revisits'>,
  lineage: readonly string[],
): Addressee[] =>
  recipients.flatMap((recipient): Addressee[] => {
    switch (recipient) {
      case 'unit':
        return addressee('department', unit);
      case 'officers':
        return addressee('area', lineage[0]);
      case 'superior':
        // The province has nobody above: its own officers are told.
        return addressee('area', lineage[1] ?? lineage[0]);
      case 'revisitor':
        return addressee('person', revisits.officer);
    }
  });

const addressee = (kind: Addressee['kind'], code: string | undefined): Addressee[] =>
  code === undefined ? [] : [{ kind, code }];
