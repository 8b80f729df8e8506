import { violationsIn } from '../support/accessibility.js';
import { Browser } from '../support/browser.js';
import { HostPage } from '../support/host-page.js';

describe('the test bench of the browser', () => {
  let browser: Browser;
  let host: HostPage;

  beforeAll(async () => {
    [browser, host] = [await Browser.open(), await HostPage.open()];
  });

  afterAll(async () => {
    await browser.close();
    await host.close();
  });

  it('fails a test in whose pages something goes wrong', async () => {
    host.serve(
      '<h1>好</h1><script>console.error("错"); throw new Error("坏")</script><img alt="" src="/x">',
    );
    const page = await browser.visit();
    await page.goto(host.origin);
    await expect(browser.settle()).rejects.toThrow(/错[^]*坏|坏[^]*错/);
  });

  it('lets pass what the test expects', async () => {
    host.serve('<img alt="" src="/missing">');
    browser.expect(/404 .*\/missing/);
    await (await browser.visit()).goto(host.origin);
    await expect(browser.settle()).resolves.toBeUndefined();
  });

  it('sees what axe sees', async () => {
    host.serve(
      '<main><h1>题</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p>字</p></main>',
    );
    const page = await browser.visit({ size: 'desktop' });
    await page.goto(host.origin);
    expect(await violationsIn(page)).toEqual([expect.stringMatching(/^image-alt at img: /)]);
    await browser.settle();
  });
});
