import { ANCHOR_FAULTS, type AnchorFaultCode } from '../../../../apps/console/src/audit/anchors';
import { faultLines } from '../../../../apps/console/src/audit/finding-lines';
import { CASE_FAULTS, type CaseFaultCode } from '../../../../apps/console/src/audit/verify-cases';
import { CHAIN_FAULTS, type ChainFaultCode } from '../../../../apps/console/src/audit/verify-chain';
import { findingWords } from './finding-words';

const NO_CHAIN_FAULT = { entries: 9 };

it.each(Object.keys(CHAIN_FAULTS) as ChainFaultCode[])(
  'says in Chinese that an entry is %s',
  (code) => {
    const [line = ''] = faultLines({
      anchors: { anchors: [] },
      chain: { entries: 3, fault: { code, seq: 4 } },
    });
    expect(findingWords(line)).toMatch(/^第 4 条日志\P{ASCII}/u);
  },
);

it.each(Object.keys(ANCHOR_FAULTS) as AnchorFaultCode[])(
  'says in Chinese that an anchor is %s',
  (code) => {
    const [line = ''] = faultLines({
      anchors: { anchors: [], fault: { code, number: 2 } },
      chain: NO_CHAIN_FAULT,
    });
    expect(findingWords(line)).toMatch(/^第 2 个锚点\P{ASCII}/u);
  },
);

it.each(Object.keys(CASE_FAULTS) as CaseFaultCode[])(
  'says in Chinese that a case is %s',
  (code) => {
    const [line = ''] = faultLines({
      anchors: { anchors: [] },
      chain: NO_CHAIN_FAULT,
      cases: { cases: 1, fault: { code, id: 'qL8R4QIcQ_ZsRqOAbeRfcQ', seq: 7 } },
    });
    expect(findingWords(line)).toMatch(/^办件 qL8R4QIcQ_ZsRqOAbeRfcQ \P{ASCII}+（第 7 条日志）$/u);
  },
);

it('names all entries that may have been rewritten', () => {
  const fault = { code: 'rewritten', seq: 5, upTo: 9 } as const;
  const [line = ''] = faultLines({ anchors: { anchors: [] }, chain: { entries: 4, fault } });
  expect(findingWords(line)).toContain('第 5 至 9 条日志');
});

it('leaves what it does not know as it is', () => {
  expect(findingWords('entry 5 is odd')).toBe('entry 5 is odd');
});
