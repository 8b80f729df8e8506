import type { Addressee, CaseFile, Desks, Recipient } from '#shared/domain/casework/casework.js';

/** Where the recipients of a notice are to be found; who is not there is left out. */
export const audienceOf = (
  recipients: readonly Recipient[],
  { unit, revisits }: Pick<CaseFile, 'unit' | 'revisits'>,
  { own, superior }: Desks,
): Addressee[] =>
  recipients.flatMap((recipient): Addressee[] => {
    switch (recipient) {
      case 'unit':
        return addressee('department', unit);
      case 'officers':
        return own.map((code) => ({ kind: 'area', code }));
      case 'superior':
        return addressee('area', superior);
      case 'revisitor':
        return addressee('person', revisits.officer);
    }
  });

const addressee = (kind: Addressee['kind'], code: string | undefined): Addressee[] =>
  code === undefined ? [] : [{ kind, code }];
