import {
  FLAG_NUMBERS,
  type FlagNumber,
  type FlagNumbers,
  type FlagState,
  type FlagSubjectKind,
  type FlagVerdict,
} from '#shared/domain/integrity/integrity-rule.js';
import { shownCount, shownRate } from '../ui/format';

export const FLAG_STATE_NAMES: Readonly<Record<FlagState, string>> = {
  open: '待研判',
  genuine: '属正常',
  suspicious: '存疑',
  lapsed: '已失效',
};

export const VERDICT_NAMES: Readonly<Record<FlagVerdict, string>> = {
  genuine: '属正常',
  suspicious: '存疑',
};

export const SUBJECT_NAMES: Readonly<Record<FlagSubjectKind, string>> = {
  department: '部门',
  point: '服务点',
  person: '评价人（化名）',
  words: '评价文字（摘要码）',
};

const NUMBERS: Readonly<Record<FlagNumber, string>> = {
  ratings: '涉及评价数',
  most: '最密集时段内评价数',
  seconds: '时段长度（秒）',
  people: '涉及办事人数',
  valid: '有效评价数',
  peersValid: '同类有效评价数',
  peersGoodRate: '同类好评率',
  services: '办件数',
  share: '默认评价占比',
  servicesBefore: '上期办件数',
  shareBefore: '上期默认评价占比',
};
const RATES: ReadonlySet<FlagNumber> = new Set(['peersGoodRate', 'share', 'shareBefore']);

/** The numbers of a flag, each with what it says, in the order of the rules. */
export const numberLines = (numbers: FlagNumbers): { label: string; value: string }[] =>
  FLAG_NUMBERS.flatMap((name) => {
    const value = numbers[name];
    if (value === undefined) return [];
    return [{ label: NUMBERS[name], value: (RATES.has(name) ? shownRate : shownCount)(value) }];
  });
