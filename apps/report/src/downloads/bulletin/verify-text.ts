/** What stands below the code that leads to a publication's page. */
export const VERIFY_TEXT = '扫码核验本期发布的数据、签名和哈希值';
