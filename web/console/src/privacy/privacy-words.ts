import type { CitizenRequestKind } from '#shared/contract/citizen-api.js';
import type { CitizenRequestState } from '#shared/contract/citizen-storage.js';
import type { AskedKind, RevealedField, RevealState } from '#shared/contract/reveal-storage.js';
import type { TicketExport } from '#shared/contract/ticket.js';

type Names<T extends string> = Readonly<Record<T, string>>;

export const FIELD_NAMES: Names<RevealedField> = {
  mobile: '手机号',
  name: '姓名',
  certKey: '证件号码',
  words: '评价文字',
};

export const ASKED_KIND_NAMES: Names<AskedKind> = {
  reveal: '查看个人信息',
  erasure: '删除个人信息',
};

export const REVEAL_STATE_NAMES: Names<RevealState> = {
  asked: '待审批',
  approved: '已批准',
  refused: '未批准',
  expired: '已过期',
  done: '已完成',
};

export const REQUEST_KIND_NAMES: Names<CitizenRequestKind> = {
  objection: '异议',
  erasure: '删除个人信息',
};

export const REQUEST_STATE_NAMES: Names<CitizenRequestState> = {
  open: '待处理',
  granted: '已同意',
  refused: '未同意',
};

export const EXPORT_NAMES: Names<TicketExport> = { cases: '办件明细', ratings: '评价明细' };

/** `1 小时 02 分 03 秒` until a moment (both epoch milliseconds); undefined once it is there. */
export function leftWords(until: number, now: number): string | undefined {
  const seconds = Math.ceil((until - now) / 1_000);
  if (seconds <= 0) return undefined;
  const two = (n: number): string => String(n).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const rest = `${two(minutes)} 分 ${two(seconds % 60)} 秒`;
  return hours > 0 ? `${hours} 小时 ${rest}` : rest;
}

/** Names of the fields of all forms here, as refusals say them. */
export const PRIVACY_LABELS: Readonly<Record<string, string>> = {
  reason: '理由',
  hours: '有效小时数',
  certKey: '证件号码',
  mobile: '手机号',
  within: '地区',
  period: '期间',
  person: '查询结果',
  state: '状态',
};
