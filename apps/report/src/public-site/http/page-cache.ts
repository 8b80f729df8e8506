import type { PackedAnswer } from '#shared/app/packed-answer.js';

/** A page or a file, ready to be sent. */
export interface SiteFile extends PackedAnswer {
  readonly etag: string;
}

export interface DrawnPage extends SiteFile {
  readonly status: 200 | 404 | 503;
}

/** Drawn pages, those that were asked for last, up to a number of bytes. */
export class PageCache {
  private readonly pages = new Map<string, DrawnPage>();
  private readonly drawing = new Map<string, Promise<DrawnPage>>();
  private bytes = 0;

  constructor(private readonly maximumBytes: number) {}

  /** The page of a key: kept, being drawn for somebody else already, or drawn now. */
  get(key: string, draw: () => Promise<DrawnPage>): DrawnPage | Promise<DrawnPage> {
    const kept = this.pages.get(key);
    if (kept === undefined) return this.drawing.get(key) ?? this.draw(key, draw);
    this.pages.delete(key);
    this.pages.set(key, kept);
    return kept;
  }

  private draw(key: string, draw: () => Promise<DrawnPage>): Promise<DrawnPage> {
    const drawing = draw()
      .then((page) => {
        this.keep(key, page);
        return page;
      })
      .finally(() => this.drawing.delete(key));
    this.drawing.set(key, drawing);
    return drawing;
  }

  /** There is no end of addresses that lead nowhere, so they take no room. */
  private keep(key: string, page: DrawnPage): void {
    const size = sizeOf(page);
    if (page.status !== 200 || size > this.maximumBytes) return;
    this.pages.set(key, page);
    this.bytes += size;
    for (const [oldest, old] of this.pages) {
      if (this.bytes <= this.maximumBytes) break;
      this.pages.delete(oldest);
      this.bytes -= sizeOf(old);
    }
  }
}

const sizeOf = ({ plain, packed }: PackedAnswer): number =>
  plain.length + (packed.br?.length ?? 0) + (packed.gzip?.length ?? 0);
