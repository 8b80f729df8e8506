/** Parts of made-up names. */
export const SURNAMES = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余',
);
export const GIVEN_NAMES =
  '伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 秀兰 桂英 玉兰 建国 建华 志强 志明 小红 小军 海燕 春梅 文博 子轩 梓涵 雨桐 浩然 欣怡 思远 嘉豪 佳怡'.split(
    ' ',
  );

export const COMPANY_PLACES = '赣江 庐山 鄱阳湖 井冈 滕王阁 三清 龙虎 婺源 景德 袁河'.split(' ');
export const COMPANY_TRADES = '商贸 建材 电子科技 餐饮管理 物流 农业开发 陶瓷 医药 服饰 信息技术'.split(
  ' ',
);
