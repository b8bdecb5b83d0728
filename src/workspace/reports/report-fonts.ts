import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { ReportFonts } from '../../report/document/pdf/sheet.ts';

let loading: Promise<ReportFonts> | undefined;

/** The faces that PDFs carry, read once with the first report. */
export async function reportFonts(): Promise<ReportFonts> {
  loading ??= load();
  return loading;
}

/** Inter under the SIL Open Font License: Latin, Greek and Cyrillic letters, which the standard fonts of PDF do not all have. */
async function load(): Promise<ReportFonts> {
  const [regular, strong] = await Promise.all([readFile(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf')), readFile(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'))]);
  return { regular: new Uint8Array(regular), strong: new Uint8Array(strong) };
}
