/** The page's own script: opens the widget of a row, and shows what the widget tells the page. */
export const HOST_SCRIPT = `
const log = document.getElementById('log');
const SAID = { rated: '已评价', closed: '已关闭' };

for (const element of document.querySelectorAll('hcp-rating')) {
  const row = element.closest('tr');
  const number = row.querySelector('code').textContent;
  row.querySelector('.rate').addEventListener('click', () => element.open());
  for (const name of Object.keys(SAID)) {
    element.addEventListener(name, () => {
      const line = document.createElement('li');
      line.textContent = new Date().toLocaleTimeString('zh-CN') + ' ' + number + ' ' + SAID[name];
      log.append(line);
    });
  }
}
`;
