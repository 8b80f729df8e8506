/** Parts of what people write, by level; {item} is the service item, {place} the window. */
export const OPENINGS: Readonly<Record<number, readonly string[]>> = {
  5: ['今天去办{item}，', '第一次办{item}，', '替父母来办{item}，', '{place}', '带着孩子来的，', ''],
  4: ['来办{item}，', '{place}', '总的来说，', '下班后过来的，', ''],
  3: ['办{item}，', '等了一会儿，', '材料跑了两趟，', ''],
  2: ['办{item}，', '上周来过一次，', '请假来的，', '{place}', ''],
  1: ['办{item}跑了三趟，', '从乡下赶来，', '{place}', '等了一上午，', ''],
};

export const REMARKS: Readonly<Record<number, readonly string[]>> = {
  5: [
    '工作人员很耐心，十分钟就办好了',
    '一次就办成，没有多跑路',
    '手机上就能办，非常方便',
    '态度特别好，还帮我复印了材料',
    '材料少、速度快，点赞',
    '中午也有人值班，不用请假了',
  ],
  4: ['办得挺快', '服务态度不错，就是停车难', '流程清楚，引导员很热心', '网上填表后来窗口核验就行'],
  3: ['基本办成了，排队有点久', '还可以，指引再清楚一点更好', '窗口少，人多的时候要等'],
  2: [
    '没有一次性告知材料，来回跑',
    '网上说可以办，到了又说要到窗口',
    '承诺三天办结，一周了还没消息',
    '窗口人员业务不熟，问了几个人才清楚',
    '预约了还要重新取号排队',
  ],
  1: [
    '态度恶劣，问一句就不耐烦',
    '要求提供指南上没有的证明',
    '无故拖了一个多月，没有任何解释',
    '同一份材料交了三次，还说没收到',
    '上班时间窗口没有人',
  ],
};

export const ENDINGS: Readonly<Record<'good' | 'bad', readonly string[]>> = {
  good: ['。', '！', '，谢谢。', '，辛苦了！', '，希望继续保持。', '。\n为江西政务点赞！', ''],
  bad: ['。', '！', '，希望整改。', '，请给个说法。', '，太让人失望了。', ''],
};

/** Personal data that people leave in free text; {mobile} and {id} are made up. */
export const CONTACTS: readonly string[] = [
  '请回电{mobile}。',
  '我的电话是{mobile}，请联系我',
  '身份证号{id}，请核实。',
  '联系人手机 {mobile} 证件 {id}',
];
