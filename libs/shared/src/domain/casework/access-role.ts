/**
 * 政务服务管理机构 officer, handler of a unit, 社会监督员, and the 系统 / 安全 / 审计 administrators,
 * who are kept apart and none of whom sees a rating.
 */
export const ROLES = [
  'officer',
  'handler',
  'supervisor',
  'system-admin',
  'security-admin',
  'audit-admin',
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Record<Role, string> = {
  officer: '政务服务管理机构工作人员',
  handler: '承办单位工作人员',
  supervisor: '社会监督员',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
};
