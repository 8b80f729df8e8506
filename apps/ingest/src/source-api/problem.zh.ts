import type { ProblemCode } from './problem.js';

/** The closed table of problem codes for readers of Chinese. */
export const PROBLEMS_ZH: Record<ProblemCode, string> = {
  malformed: '请求体不符合要求的格式;NDJSON 会指明行号',
  empty: '请求体中没有事件',
  'no-map': '没有该来源此类数据的映射文件',
  'bad-webhook-id': 'webhook-id 的形式不适用于此路径(检查路径须以 check_ 开头,报送路径则不得)',
  'bad-query': '查询的形式不符合要求',
  'no-statement': '没有该日的对账单(限今天及最近 90 天)',
  unauthorized: '来源未知、签名不对,或时间戳相差超过五分钟',
  'on-trial': '试用来源不能发出评价邀请',
  'too-large': '请求体超过 8 MiB',
  'too-many': '一次请求的事件过多',
  'unsupported-media-type': '内容类型须为 application/json 或 application/x-ndjson',
  'none-acceptable': '没有一个事件可以接收,逐条原因见 rejected',
  'rate-limited': '该来源每秒报送的事件超过上限,请按 Retry-After 重试',
  internal: '请求未能处理',
  unavailable: '暂时不能接收事件,请按 Retry-After 重试',
};
