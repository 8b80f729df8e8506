import type { PersonalField } from '#shared/contract/sealed.js';
import { CHANNEL_NAMES, type Door } from '#shared/domain/channel.js';
import { serviceRefOf } from '#shared/domain/keys.js';
import { LEVEL_NAMES } from '#shared/domain/level.js';
import type { TagCatalogue } from '#shared/domain/tag.js';
import type { RegistryDay } from '../registry/registry-day.js';
import { codeAndName, moment, yesNo, type Columns } from './export-columns.js';
import type { ExportedRating } from './export-reader.port.js';

export interface RatingColumnsBasis {
  readonly view: RegistryDay;
  readonly tags: TagCatalogue;
  /** The department of whoever asked: who is rated does not learn by whom. */
  readonly unit: string | undefined;
}

/** Stands for what is there and is not shown. */
const MASKED = '***';
const DOORS: Readonly<Record<Door, string>> = { direct: '本人', forwarded: '部门转报' };
const DAY = '0000-00-00'.length;

/**
 * The columns of a rating. Personal fields and words tell only that there are some. Of the ratings
 * of the own department neither these, nor the number of the matter, nor the hour is told.
 */
export const ratingColumns = ({
  view,
  tags,
  unit,
}: RatingColumnsBasis): Columns<ExportedRating> => {
  const area = codeAndName((code) => view.areas.get(code)?.name);
  const department = codeAndName((code) => view.departments.get(code)?.name);
  const item = codeAndName((code) => view.item(code)?.name);
  const point = codeAndName((code) => view.point(code)?.name);
  const isOwn = ({ deptCode }: ExportedRating): boolean => deptCode === unit;
  const timeOf = (row: ExportedRating, at: Date) =>
    isOwn(row) ? moment(at.getTime())?.slice(0, DAY) : moment(at.getTime());
  const masked = (field: PersonalField) => (row: ExportedRating) =>
    !isOwn(row) && row.personal.includes(field) ? MASKED : undefined;
  return [
    ['地区代码', ({ areaCode }) => area(areaCode).code],
    ['地区', ({ areaCode }) => area(areaCode).name],
    ['部门代码', ({ deptCode }) => department(deptCode).code],
    ['部门', ({ deptCode }) => department(deptCode).name],
    ['办件编号', (row) => (isOwn(row) ? undefined : serviceRefOf(row._id).projectNo)],
    ['无办件', ({ visit }) => yesNo(visit === true)],
    ['事项代码', ({ taskCode }) => item(taskCode).code],
    ['事项', ({ taskCode }) => item(taskCode).name],
    ['服务点代码', ({ pointCode }) => point(pointCode).code],
    ['服务点', ({ pointCode }) => point(pointCode).name],
    ['评价次序', ({ round }) => (round === 1 ? '首评' : '追评')],
    ['默认评价', ({ isDefault }) => yesNo(isDefault)],
    ['评价', ({ level }) => LEVEL_NAMES[level]],
    ['对工作人员', ({ handlerLevel: level }) => (level ? LEVEL_NAMES[level] : undefined)],
    ['渠道', ({ channel }) => CHANNEL_NAMES[channel]],
    ['来源', ({ door }) => DOORS[door]],
    ['标签', ({ tags: codes = [] }) => codes.map((c) => tags.get(c)?.name ?? c).join('；')],
    ['评价时间', (row) => timeOf(row, row.ratedAt)],
    ['接收时间', (row) => timeOf(row, row.receivedAt)],
    ['计入统计', ({ excluded }) => yesNo(!excluded)],
    ['姓名', masked('userName')],
    ['证件号码', masked('certKey')],
    ['手机号码', masked('mobile')],
    ['文字评价', masked('writingEvaluation')],
  ];
};
