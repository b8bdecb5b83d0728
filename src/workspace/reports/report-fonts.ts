import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ReportFonts } from '../../report/document/pdf/sheet.ts';

/** Inter under the SIL Open Font License: Latin, Greek and Cyrillic letters, which the standard fonts of PDF do not all have. */
const faces = { regular: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf', strong: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf' } as const;

let loading: Promise<ReportFonts> | undefined;

/** The faces that PDFs carry, read once with the first report. */
export async function reportFonts(): Promise<ReportFonts> {
  loading ??= load();
  return loading;
}

async function load(): Promise<ReportFonts> {
  const { resolve } = createRequire(import.meta.url);
  const read = async (face: string): Promise<Uint8Array> => new Uint8Array(await readFile(resolve(face)));
  return { regular: await read(faces.regular), strong: await read(faces.strong) };
}
