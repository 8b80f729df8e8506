import type { AuditAction } from '#shared/contract/console-storage.js';
import { optionsOf } from '../ui/options-of';

/** What the entries of the audit chain call each action. */
const WORDS: Readonly<Record<AuditAction, string>> = {
  'session.started': '登录',
  'session.refused': '登录被拒',
  'session.ended': '退出',
  'session.all-ended': '结束全部会话',
  'user.locked': '账号被锁定',
  'user.unlocked': '解除锁定',
  'user.created': '新建用户',
  'user.imported': '导入用户',
  'user.changed': '修改用户资料',
  'user.granted': '授予角色',
  'user.disabled': '停用账号',
  'user.enabled': '启用账号',
  'user.password-reset': '重置密码',
  'user.password-changed': '修改密码',
  'user.totp-enrolled': '绑定动态口令',
  'user.totp-reset': '重置动态口令',
  'user.transferred': '移交在办事项',
  'case.opened': '登记办件',
  'case.acted': '办理办件',
  'webhook.created': '新建通知地址',
  'webhook.removed': '删除通知地址',
  'privacy.phone-seen': '查看回访电话',
  'privacy.reveal-asked': '申请查看个人信息',
  'privacy.reveal-decided': '审批查看申请',
  'privacy.reveal-opened': '查看个人信息',
  'privacy.person-searched': '查找个人',
  'privacy.person-exported': '导出个人信息',
  'privacy.erasure-asked': '申请删除个人信息',
  'privacy.erasure-decided': '审批删除申请',
  'privacy.erased': '删除个人信息',
  'request.read': '查看群众申请',
  'request.decided': '处理群众申请',
  'ticket.issued': '签发导出凭证',
  'flag.judged': '判定异常线索',
  'honour.drafted': '草拟红黑榜条目',
  'honour.stepped': '办理红黑榜条目',
  'audit.exported': '导出审计日志',
  'registry.changed': '修改基础信息',
  'registry.imported': '导入基础信息',
  'evaluation.imported': '导入评估得分',
  'registry.key-issued': '签发来源密钥',
  'registry.keys-revoked': '吊销来源密钥',
  'policy.changed': '修改时限规则',
  'calendar.changed': '修改工作日历',
};

export const ACTION_OPTIONS = optionsOf(WORDS);

/** An action in words; itself where it is younger than this page. */
export const actionWords = (action: string): string =>
  (WORDS as Readonly<Partial<Record<string, string>>>)[action] ?? action;
