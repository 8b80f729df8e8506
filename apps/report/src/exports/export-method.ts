import type { TicketExport } from '#shared/contract/ticket.js';
import type { MethodLine } from '../downloads/xlsx/book.types.js';

/** How an export is called, and what must be known to read its rows. */
export const EXPORTS: Readonly<
  Record<TicketExport, { readonly name: string; readonly method: readonly MethodLine[] }>
> = {
  cases: {
    name: '案件',
    method: [
      ['归期', '按立案时间，北京时间'],
      ['时限', '按国务院公布的工作日历；没有公布的年份为“待日历”'],
      ['不计入评价数', '经两人认定为误评或恶意差评的评价'],
    ],
  },
  ratings: {
    name: '评价',
    method: [
      ['归期', '按评价时间，北京时间'],
      ['默认评价', '系统默认评价，本人没有选择；不计分'],
      ['计入统计', '“否”：经两人认定为误评或恶意差评'],
      ['姓名、证件号码、手机号码、文字评价', '有则为 ***，内容不出库'],
      ['本单位的评价', '不给办件编号，时间只到日'],
    ],
  },
};
