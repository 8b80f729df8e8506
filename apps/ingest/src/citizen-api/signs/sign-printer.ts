import { createHash } from 'node:crypto';
import { printFonts } from '#shared/print/print-fonts.js';
import type { Drawing } from './sign-layout.js';
import { signPdf } from './sign-pdf.js';

/** Signs of 16 KB that are kept once printed. */
const KEPT = 200;

/** Prints signs as PDF, one at a time since each keeps the process busy, and keeps the last ones. */
export class SignPrinter {
  private readonly kept = new Map<string, Buffer>();
  private turn: Promise<unknown> = Promise.resolve();

  /** What a sign is known by: another drawing has another tag. */
  tagOf(drawing: Drawing): string {
    return createHash('sha256').update(JSON.stringify(drawing)).digest('base64url').slice(0, 22);
  }

  /** The PDF with this tag, if it has been printed lately. */
  printed(tag: string): Buffer | undefined {
    return this.kept.get(tag);
  }

  print(tag: string, drawing: Drawing): Promise<Buffer> {
    const printing = this.turn.then(
      async () => this.printed(tag) ?? signPdf(drawing, await printFonts()),
    );
    this.turn = printing.then(
      (pdf) => {
        this.keep(tag, pdf);
      },
      // Whoever asked is told; the next one is not held up by it.
      () => undefined,
    );
    return printing;
  }

  private keep(tag: string, pdf: Buffer): void {
    this.kept.set(tag, pdf);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}
