import { randomUUID } from 'node:crypto';
import { DEPARTMENTS } from './registry.js';

/** The first department: that of the province, of which every test source may speak. */
export const [HOME, NEIGHBOUR] = DEPARTMENTS;

const minutesAgo = (n: number): string => new Date(Date.now() - n * 60_000).toISOString();

const home = () => {
  if (HOME === undefined) throw new Error('the test registry has no department');
  return {
    areaCode: HOME.area,
    deptCode: HOME.code,
    taskCode: HOME.items[0],
    projectNo: `P-${randomUUID()}`,
    serviceNumber: '1',
  };
};

export type Fields = Readonly<Record<string, unknown>>;

/** A good rating, some of its fields replaced; `undefined` takes one away. */
export const rating = (fields: Fields = {}): Fields => ({
  ...home(),
  assessNumber: 1,
  satisfaction: 5,
  pf: 2,
  assessTime: minutesAgo(10),
  ...fields,
});

/** A good service record, some of its fields replaced. */
export const service = (fields: Fields = {}): Fields => ({
  ...home(),
  taskName: '社会保障卡申领',
  proStatus: 3,
  serviceTime: minutesAgo(60),
  ...fields,
});

/** A good request to invite the rating of a service, some of its fields replaced. */
export const invitation = (fields: Fields = {}): Fields => ({
  ...home(),
  serviceTime: minutesAgo(60),
  ...fields,
});
