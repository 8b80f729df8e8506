import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The font of what is printed, in two weights. */
export interface PrintFonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

const FAMILY = '@expo-google-fonts/noto-sans-sc';
const require = createRequire(import.meta.url);
let loading: Promise<PrintFonts> | undefined;

/** Noto Sans SC, twice ten megabytes: read when something is first printed, and then kept. */
export function printFonts(): Promise<PrintFonts> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<PrintFonts> {
  const [regular, bold] = await Promise.all(
    ['400Regular', '700Bold'].map((weight) =>
      readFile(require.resolve(`${FAMILY}/${weight}/NotoSansSC_${weight}.ttf`)),
    ),
  );
  if (regular === undefined || bold === undefined) throw new Error('the fonts are not there');
  return { regular, bold };
}
