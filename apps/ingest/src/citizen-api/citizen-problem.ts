/** What a citizen's request can meet: the closed table of `code` in problem+json, and our words. */
export const CITIZEN_PROBLEMS = {
  malformed: { status: 400, title: 'the body is not JSON of the expected form', text: '请求有误' },
  'too-large': { status: 413, title: 'the body is too large', text: '提交的内容过长' },
  'no-such-file': { status: 404, title: 'there is no such file', text: '页面不存在' },
  invalid: { status: 422, title: 'a field breaks its rule', text: '填写的内容有误' },
  unknown: {
    status: 404,
    title: 'there is no such invitation, receipt or point',
    text: '评价链接无效，请核对后重试',
  },
  used: { status: 409, title: 'the service has been rated', text: '这次服务已经评价过了，谢谢您' },
  expired: { status: 410, title: 'the time for rating is over', text: '评价时间已过' },
  'not-followable': {
    status: 409,
    title: 'the rating cannot be followed up now',
    text: '现在不能追加评价',
  },
  'not-possible': {
    status: 409,
    title: 'this cannot be asked for now',
    text: '现在不能提出此项申请',
  },
  'not-found': {
    status: 404,
    title: 'no service fits what was given',
    text: '没有找到可以评价的办件，请核对后重试',
  },
  'too-many-tries': {
    status: 429,
    title: 'too many tries; wait as Retry-After says',
    text: '尝试次数过多，请稍后再试',
  },
  'proof-required': {
    status: 428,
    title: 'the point is under attack: solve the challenge',
    text: '正在进行安全检查',
  },
  internal: { status: 500, title: 'the request could not be handled', text: '系统出现问题' },
  'not-shown': {
    status: 503,
    title: 'the pages have not been built',
    text: '评价页面暂时无法显示，请稍后再试',
  },
  unavailable: {
    status: 503,
    title: 'ratings cannot be taken now',
    text: '系统暂时不可用，请稍后再试',
  },
} as const;
export type CitizenProblemCode = keyof typeof CITIZEN_PROBLEMS;

/** What is wrong; `field` and `rule` with `invalid` only. */
export interface CitizenProblem {
  readonly problem: CitizenProblemCode;
  readonly field?: string;
  /** A code of the contract's closed table of rejections. */
  readonly rule?: string;
  readonly retryAfterSeconds?: number;
  /** With `proof-required`: what to solve. */
  readonly challenge?: string;
}

export const isCitizenProblem = (value: object): value is CitizenProblem => 'problem' in value;
