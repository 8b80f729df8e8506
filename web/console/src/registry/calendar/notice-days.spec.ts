import { workCalendar } from '#shared/calendar/work-calendar.js';
import { daysIn, noticeDays } from './notice-days';

// 国办发明电〔2025〕7号.
const NOTICE_2026 = `
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`;

it('reads the notice for 2026 as the calendar has it', () => {
  const calendar = workCalendar();
  const of = (days: ReadonlySet<string>) =>
    [...days].filter((day) => day.startsWith('2026')).sort();
  const read = noticeDays(NOTICE_2026, 2026);
  expect(read.daysOff).toEqual(of(calendar.holidays));
  expect(read.makeUpDays).toEqual(of(calendar.makeUpDays));
  expect(read.strange).toEqual([]);
});

it('follows a holiday over the turn of the month and of the year', () => {
  const { daysOff, strange } = noticeDays('2022年12月31日至2023年1月2日放假。', 2023);
  expect(daysOff).toEqual(['2023-01-01', '2023-01-02']);
  expect(strange).toEqual(['2022-12-31']);
  expect(noticeDays('9月29日至10月1日放假。', 2023).daysOff).toEqual([
    '2023-09-29',
    '2023-09-30',
    '2023-10-01',
  ]);
});

it('takes nothing from words that arrange nothing', () => {
  expect(noticeDays('本通知自1月1日起施行。', 2027)).toEqual({
    ...{ daysOff: [], makeUpDays: [], strange: [] },
  });
});

it('takes days typed in any order and with anything between, each once', () => {
  expect(daysIn('2027-01-01，2027-01-02\n2027-01-01 ')).toEqual(['2027-01-01', '2027-01-02']);
  expect(daysIn(' ')).toEqual([]);
});
