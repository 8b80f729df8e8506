import type { Random } from '../random/random.js';
import type { DemoArea, DemoDepartment, DemoPoint } from './registry.js';

/** Lines that receive people in a hall of their own. */
const OWN_HALLS: Readonly<Record<string, string>> = {
  公安: '公安政务服务大厅',
  税务: '办税服务厅',
  自然资源: '不动产登记中心',
  公积金: '公积金服务大厅',
};

/** Windows of a department: the busier the more. */
const windowsOf = (weight: number): number =>
  weight > 12 ? 4 : weight > 6 ? 3 : weight > 2 ? 2 : 1;

/** Windows of the halls, self-service terminals and online entries, all belonging to a department. */
export function makePoints(
  areas: readonly DemoArea[],
  departments: readonly DemoDepartment[],
  random: Random,
): DemoPoint[] {
  const names = new Map(areas.map((a) => [a.code, a.name]));
  const used = new Map<string, number>();
  const points: DemoPoint[] = [];
  for (const dept of departments) {
    const area = names.get(dept.areaCode) ?? '';
    const isTown = dept.areaCode.length > 6;
    const hall = `${area}${isTown ? '便民服务中心' : (OWN_HALLS[dept.line] ?? '政务服务中心')}`;
    const add = (letter: string, name: string, where: string): void => {
      const n = (used.get(dept.areaCode) ?? 0) + 1;
      used.set(dept.areaCode, n);
      const pointCode = `${dept.areaCode}-${letter}${String(n).padStart(3, '0')}`;
      points.push({ pointCode, name, deptCode: dept.code, hall: where });
    };
    for (let i = 1; i <= windowsOf(dept.weight); i += 1) add('W', `${dept.line}${i}号窗口`, hall);
    if (dept.weight > 6 && random.chance(0.5)) add('T', `${dept.line}自助服务终端`, hall);
    if (!isTown && random.chance(0.6)) add('N', `${dept.line}网上办理入口`, '江西政务服务网');
  }
  return points;
}
