/** In which kind of hours a service was handled: 正常, 延时, 错时, 预约. */
export const HOURS_KINDS = ['ordinary', 'extended', 'shifted', 'booked'] as const;
export type HoursKind = (typeof HOURS_KINDS)[number];

export const HOURS_KIND_NAMES: Record<HoursKind, string> = {
  ordinary: '正常办公',
  extended: '延时服务',
  shifted: '错时服务',
  booked: '预约服务',
};
