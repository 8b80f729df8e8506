/** The page's own script: it shows what the ratings it embeds tell it. */
export const HOST_SCRIPT = `
const log = document.getElementById('log');
const SAID = { rated: '已评价', closed: '已关闭' };

for (const element of document.querySelectorAll('hcp-rating')) {
  const number = element.closest('tr').querySelector('code').textContent;
  for (const name of Object.keys(SAID)) {
    element.addEventListener(name, () => {
      const line = document.createElement('li');
      line.textContent = new Date().toLocaleTimeString('zh-CN') + ' ' + number + ' ' + SAID[name];
      log.append(line);
    });
  }
}
`;
