/**
 * A kind of department (条线) and what it is called at each level; a missing name means that the
 * line has no department of its own there. `weight` is its share of the province's services.
 */
export interface Line {
  readonly line: string;
  readonly province?: string;
  readonly city?: string;
  readonly county?: string;
  readonly weight: number;
  /** Has a counterpart in functional zones. */
  readonly inZones?: boolean;
}

export const LINES: readonly Line[] = [
  { line: '公安', province: '公安厅', city: '公安局', county: '公安局', weight: 150, inZones: true },
  {
    line: '人社',
    province: '人力资源和社会保障厅',
    city: '人力资源和社会保障局',
    county: '人力资源和社会保障局',
    weight: 120,
    inZones: true,
  },
  {
    line: '市场监管',
    province: '市场监督管理局',
    city: '市场监督管理局',
    county: '市场监督管理局',
    weight: 110,
    inZones: true,
  },
  {
    line: '自然资源',
    province: '自然资源厅',
    city: '自然资源和规划局',
    county: '自然资源局',
    weight: 95,
    inZones: true,
  },
  { line: '税务', province: '税务局', city: '税务局', county: '税务局', weight: 90, inZones: true },
  {
    line: '医保',
    province: '医疗保障局',
    city: '医疗保障局',
    county: '医疗保障局',
    weight: 85,
    inZones: true,
  },
  {
    line: '住建',
    province: '住房和城乡建设厅',
    city: '住房和城乡建设局',
    county: '住房和城乡建设局',
    weight: 40,
    inZones: true,
  },
  { line: '交通', province: '交通运输厅', city: '交通运输局', county: '交通运输局', weight: 45 },
  {
    line: '卫健',
    province: '卫生健康委员会',
    city: '卫生健康委员会',
    county: '卫生健康委员会',
    weight: 38,
    inZones: true,
  },
  { line: '教育', province: '教育厅', city: '教育局', county: '教育体育局', weight: 30, inZones: true },
  { line: '民政', province: '民政厅', city: '民政局', county: '民政局', weight: 48, inZones: true },
  { line: '司法', province: '司法厅', city: '司法局', county: '司法局', weight: 20 },
  {
    line: '发改',
    province: '发展和改革委员会',
    city: '发展和改革委员会',
    county: '发展和改革委员会',
    weight: 12,
    inZones: true,
  },
  { line: '工信', province: '工业和信息化厅', city: '工业和信息化局', county: '工业和信息化局', weight: 7 },
  { line: '科技', province: '科学技术厅', city: '科学技术局', county: '科学技术局', weight: 5 },
  { line: '财政', province: '财政厅', city: '财政局', county: '财政局', weight: 9, inZones: true },
  { line: '生态环境', province: '生态环境厅', city: '生态环境局', county: '生态环境局', weight: 10 },
  { line: '水利', province: '水利厅', city: '水利局', county: '水利局', weight: 7 },
  {
    line: '农业农村',
    province: '农业农村厅',
    city: '农业农村局',
    county: '农业农村局',
    weight: 18,
    inZones: true,
  },
  { line: '商务', province: '商务厅', city: '商务局', county: '商务局', weight: 8 },
  {
    line: '文旅',
    province: '文化和旅游厅',
    city: '文化广电旅游局',
    county: '文化广电旅游局',
    weight: 8,
  },
  {
    line: '退役军人',
    province: '退役军人事务厅',
    city: '退役军人事务局',
    county: '退役军人事务局',
    weight: 12,
  },
  { line: '应急', province: '应急管理厅', city: '应急管理局', county: '应急管理局', weight: 9 },
  { line: '林业', province: '林业局', city: '林业局', county: '林业局', weight: 9 },
  { line: '统计', province: '统计局', city: '统计局', county: '统计局', weight: 2 },
  { line: '体育', province: '体育局', city: '体育局', weight: 3 },
  { line: '粮食', province: '粮食和物资储备局', city: '粮食和物资储备局', weight: 2 },
  { line: '药监', province: '药品监督管理局', weight: 6 },
  { line: '气象', province: '气象局', city: '气象局', county: '气象局', weight: 3 },
  { line: '烟草', province: '烟草专卖局', city: '烟草专卖局', county: '烟草专卖局', weight: 11 },
  { line: '消防', province: '消防救援总队', city: '消防救援支队', county: '消防救援大队', weight: 6 },
  {
    line: '公积金',
    province: '省直住房公积金管理中心',
    city: '住房公积金管理中心',
    weight: 40,
  },
  { line: '残联', province: '残疾人联合会', city: '残疾人联合会', county: '残疾人联合会', weight: 10 },
  { line: '档案', province: '档案馆', city: '档案馆', county: '档案馆', weight: 5 },
  {
    line: '国防动员',
    province: '国防动员办公室',
    city: '国防动员办公室',
    county: '国防动员办公室',
    weight: 3,
  },
  { line: '民宗', province: '民族宗教事务局', city: '民族宗教事务局', weight: 2 },
  { line: '新闻出版', province: '新闻出版局', city: '新闻出版局', weight: 2 },
  { line: '广电', province: '广播电视局', weight: 1 },
  { line: '金融', province: '地方金融管理局', city: '地方金融管理局', weight: 1 },
  { line: '城管', city: '城市管理局', county: '城市管理局', weight: 10 },
  {
    line: '政务服务',
    province: '政务服务管理办公室',
    city: '行政审批局',
    county: '行政审批局',
    weight: 35,
    inZones: true,
  },
  { line: '外事', province: '外事办公室', city: '外事办公室', weight: 2 },
  { line: '邮政', province: '邮政管理局', city: '邮政管理局', weight: 2 },
  { line: '通信', province: '通信管理局', weight: 1 },
];

/** The line of the service centres (便民服务中心) of towns. */
export const TOWN_LINE = '便民服务';
