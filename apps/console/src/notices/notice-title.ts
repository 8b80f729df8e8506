import type { NoticeDoc } from '#shared/contract/case-storage.js';

/** What a notice is called on the officers' pages. */
export const NOTICE_TITLES: Readonly<Record<NoticeDoc['name'], string>> = {
  assigned: '有案件待办理',
  returned: '案件被退回，待重新转办',
  'sent-back': '审核未通过，请重新办理',
  proposed: '有评价待认定',
  'second-voice-wanted': '待第二人认定',
  approved: '认定已通过',
  refused: '认定未通过',
  objected: '群众对认定提出异议，待复核',
  appealed: '单位提出申诉，待复核',
  'revisit-assigned': '有回访任务',
  'revisit-freed': '回访人已调离，请重新指派',
  'not-satisfied': '回访不满意，请重新办理',
  supervised: '案件被督办',
  extended: '已同意延期',
  'marked-complex': '已标记为复杂事项',
  paused: '办理已暂停',
  resumed: '办理已恢复',
  asked: '承办单位提出申请',
  declined: '申请未获同意',
  reopened: '案件重新打开',
  falsified: '整改不实，案件重新打开',
  half: '办理时限已过半',
  'one-day-left': '距到期还有一天',
  late: '案件已超期',
};
