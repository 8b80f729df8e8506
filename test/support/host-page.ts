import { createServer, type Server } from 'node:http';
import { freePort } from '../../tools/stack/ports.js';

/**
 * A site that is not ours: it serves whatever HTML a test gives. As `localhost` it is of another
 * site than the services at 127.0.0.1; a second origin of the same server is `127.0.0.1`.
 */
export class HostPage {
  readonly #pages = new Map<string, string>();

  private constructor(
    private readonly server: Server,
    readonly origin: string,
    readonly otherOrigin: string,
  ) {}

  static async open(): Promise<HostPage> {
    const port = await freePort();
    const server = createServer((request, response) => {
      const html = page.#pages.get(request.url ?? '');
      if (html === undefined) {
        response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
        return;
      }
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
    });
    const page = new HostPage(server, `http://localhost:${port}`, `http://127.0.0.1:${port}`);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return page;
  }

  /** What the site's first page is from now on: a body, or a whole document. */
  serve(html: string): void {
    this.also('/', html);
  }

  /** The same of another page of the site. */
  also(path: string, html: string): void {
    const document = html.includes('<html')
      ? html
      : `<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width">
<title>某部门网站</title><body>${html}</body></html>`;
    this.#pages.set(path, document);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
