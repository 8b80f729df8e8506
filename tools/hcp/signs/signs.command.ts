import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chinaDay } from '#shared/domain/china-time.js';
import { AppError } from '#shared/errors/app-error.js';
import { loadRegistry } from '#shared/mongo/registry.load.js';
import type { PointPlace } from '../../../apps/ingest/src/citizen-api/points/point-place.js';
import { pointSign } from '../../../apps/ingest/src/citizen-api/signs/point-sign.js';
import { printFonts } from '#shared/print/print-fonts.js';
import {
  layOutSign,
  type Drawing,
} from '../../../apps/ingest/src/citizen-api/signs/sign-layout.js';
import { signPdf } from '../../../apps/ingest/src/citizen-api/signs/sign-pdf.js';
import { signSvg } from '../../../apps/ingest/src/citizen-api/signs/sign-svg.js';
import type { HcpConfig } from '../hcp.config.js';
import { withMigrated } from '../registry-change.js';
import { EXIT, type ExitCode } from '../terminal/exit-code.js';
import { everySeconds } from '../terminal/progress.js';
import { answer, remark } from '../terminal/say.js';
import { chosenPlaces, type SignChoice } from './chosen-places.js';

export const SIGN_FORMATS = ['pdf', 'svg'] as const;
export type SignFormat = (typeof SIGN_FORMATS)[number];

export interface SignsOptions extends SignChoice {
  readonly format: SignFormat;
  /** Origin under which citizens reach ingest. */
  readonly url: string;
}

const DRAW: Record<SignFormat, (drawing: Drawing) => string | Promise<Buffer>> = {
  svg: signSvg,
  pdf: async (drawing) => signPdf(drawing, await printFonts()),
};

/** `hcp signs <folder>`: a sign for each point, as `<folder>/<department>/<point>.<format>`. */
export async function runSigns(
  folder: string,
  options: SignsOptions,
  config: HcpConfig,
): Promise<ExitCode> {
  const origin = originOf(options.url);
  const day = chinaDay(Date.now());
  const registry = await withMigrated(config, loadRegistry);
  const places = chosenPlaces(registry, options, day);
  const tell = everySeconds(2, (done: number) => {
    remark(`${done} of ${places.length} signs …`);
  });
  for (const [done, place] of places.entries()) {
    tell(done);
    await writeSign(folder, place, options.format, origin);
  }
  answer(`signs=${places.length} folder=${folder}`);
  return EXIT.done;
}

/** One after the other, so that ten thousand signs need no more memory than one. */
async function writeSign(
  folder: string,
  place: PointPlace,
  format: SignFormat,
  origin: string,
): Promise<void> {
  const ofDepartment = join(folder, place.department.code);
  await mkdir(ofDepartment, { recursive: true });
  const drawn = await DRAW[format](layOutSign(pointSign(place, origin)));
  await writeFile(join(ofDepartment, `${place.point.code}.${format}`), drawn);
}

/** What is printed cannot be taken back: an address that leads nowhere is refused. */
function originOf(text: string): string {
  const url = URL.parse(text);
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url === null || !isWeb || url.origin !== text.replace(/\/$/, '')) {
    throw new AppError('usage', '--url must be an http or https origin without a path');
  }
  return url.origin;
}
