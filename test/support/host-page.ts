import { createServer, type Server } from 'node:http';
import { freePort } from '../../tools/stack/ports.js';

/**
 * A site that is not ours: it serves whatever HTML a test gives. As `localhost` it is of another
 * site than the services at 127.0.0.1; a second origin of the same server is `127.0.0.1`.
 */
export class HostPage {
  #html = '';

  private constructor(
    private readonly server: Server,
    readonly origin: string,
    readonly otherOrigin: string,
  ) {}

  static async open(): Promise<HostPage> {
    const port = await freePort();
    const server = createServer((request, response) => {
      if (request.url !== '/') {
        response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page.#html);
    });
    const page = new HostPage(server, `http://localhost:${port}`, `http://127.0.0.1:${port}`);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return page;
  }

  /** What the site answers from now on: a body, or a whole document. */
  serve(html: string): void {
    this.#html = html.includes('<html')
      ? html
      : `<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width">
<title>某部门网站</title><body>${html}</body></html>`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
