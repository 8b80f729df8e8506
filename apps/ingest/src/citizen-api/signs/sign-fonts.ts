import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The font of printed signs, in two weights. */
export interface SignFonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

const FAMILY = '@expo-google-fonts/noto-sans-sc';
const require = createRequire(import.meta.url);
let loading: Promise<SignFonts> | undefined;

/** Noto Sans SC, twice ten megabytes: read when a sign is first printed, and then kept. */
export function signFonts(): Promise<SignFonts> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<SignFonts> {
  const [regular, bold] = await Promise.all(
    ['400Regular', '700Bold'].map((weight) =>
      readFile(require.resolve(`${FAMILY}/${weight}/NotoSansSC_${weight}.ttf`)),
    ),
  );
  if (regular === undefined || bold === undefined) throw new Error('the fonts are not there');
  return { regular, bold };
}
