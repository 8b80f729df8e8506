import type { ClockKey } from './case-policy.js';
import type { Finding } from './finding.js';
import { choice, code, day, line, optional, personal, text, type Form } from './form.js';

/** Where a kind of case comes from: who enters it, or the system that opens it. */
export type CaseOwner = 'system' | 'officer' | 'supervisor';

/** One kind of case. All kinds go through the same loop. */
export interface CaseKind {
  readonly name: string;
  readonly owner: CaseOwner;
  /** What is asked when one is entered by hand; the area is asked of every kind. */
  readonly form: Form;
  readonly clock: ClockKey;
  /** Whether 核实率 and its like are computed over it; every kind is counted on its own as well. */
  readonly counted: boolean;
  /** Whether ratings stand behind it, which can be excluded. */
  readonly rated: boolean;
  /** The findings it can have, with what they are called for this kind. */
  readonly findings: Readonly<Partial<Record<Finding, string>>>;
}

const RATED: CaseKind['findings'] = {
  upheld: '属实',
  'no-legal-basis': '缺乏法定依据',
  mistaken: '误评',
  malicious: '恶意差评',
};
const REPORTED: CaseKind['findings'] = {
  upheld: '属实',
  'no-legal-basis': '缺乏法定依据',
  mistaken: '不属实',
};
const PROPOSED: CaseKind['findings'] = { upheld: '采纳', 'no-legal-basis': '不采纳并说明' };
const ASKED: CaseKind['findings'] = { upheld: '可以解决', 'no-legal-basis': '暂无依据并说明' };

const department = optional(code('涉及部门'));
const title = line('标题', 100);
const words = personal(text('内容', 4_000));
const person = {
  name: optional(personal(line('姓名', 50))),
  phone: optional(personal(line('联系电话', 20))),
};
const files = optional(line('附件说明', 200));

export const CASE_KINDS = {
  'bad-rating': {
    name: '差评',
    owner: 'system',
    form: {},
    clock: 'rating',
    counted: true,
    rated: true,
    findings: RATED,
  },
  'hotline-complaint': {
    name: '12345热线投诉',
    owner: 'officer',
    form: { number: line('热线工单编号', 64), department, title, words, ...person },
    clock: 'ordinary',
    counted: false,
    rated: false,
    findings: REPORTED,
  },
  observation: {
    name: '社会监督员意见',
    owner: 'supervisor',
    form: {
      department,
      point: optional(code('服务点')),
      day: day('观察日期'),
      title,
      words,
      files,
    },
    clock: 'ordinary',
    counted: false,
    rated: false,
    findings: REPORTED,
  },
  inspection: {
    name: '暗访发现问题',
    owner: 'officer',
    form: {
      about: choice('暗访对象', ['service', 'project']),
      department,
      point: optional(code('服务点')),
      project: optional(line('项目名称', 200)),
      day: day('暗访日期'),
      title,
      words,
      files,
    },
    clock: 'ordinary',
    counted: false,
    rated: false,
    findings: REPORTED,
  },
  media: {
    name: '媒体曝光',
    owner: 'officer',
    form: {
      medium: line('媒体名称', 100),
      day: day('曝光日期'),
      link: optional(line('链接', 500)),
      department,
      title,
      words,
    },
    clock: 'swift',
    counted: false,
    rated: false,
    findings: REPORTED,
  },
  difficulty: {
    name: '困难问题',
    owner: 'officer',
    form: { department, title, words, ...person },
    clock: 'ordinary',
    counted: false,
    rated: false,
    findings: ASKED,
  },
  whistle: {
    name: '企业吹哨·部门报到',
    owner: 'officer',
    form: {
      enterprise: personal(line('企业名称', 200)),
      department,
      title,
      words,
      ...person,
    },
    clock: 'swift',
    counted: false,
    rated: false,
    findings: ASKED,
  },
  suggestion: {
    name: '群众建议诉求',
    owner: 'officer',
    form: { department, title, words, ...person },
    clock: 'ordinary',
    counted: false,
    rated: false,
    findings: PROPOSED,
  },
  'deputy-suggestion': {
    name: '人大代表建议',
    owner: 'officer',
    form: {
      number: line('建议编号', 64),
      session: line('届次', 50),
      deputies: line('代表姓名', 200),
      department,
      title,
      words,
    },
    clock: 'formal',
    counted: false,
    rated: false,
    findings: PROPOSED,
  },
  'member-proposal': {
    name: '政协委员提案',
    owner: 'officer',
    form: {
      number: line('提案编号', 64),
      session: line('届次', 50),
      members: line('委员姓名', 200),
      department,
      title,
      words,
    },
    clock: 'formal',
    counted: false,
    rated: false,
    findings: PROPOSED,
  },
  dispatch: {
    name: '专项调度',
    owner: 'officer',
    form: { topic: line('专项名称', 100), department, title, words },
    clock: 'ordinary',
    counted: false,
    rated: false,
    findings: ASKED,
  },
} as const satisfies Record<string, CaseKind>;
export type CaseKindName = keyof typeof CASE_KINDS;
export const CASE_KIND_NAMES = Object.keys(CASE_KINDS) as CaseKindName[];

/** A kind by its name, for those that read it as data. */
export const caseKind = (name: CaseKindName): CaseKind => CASE_KINDS[name];
