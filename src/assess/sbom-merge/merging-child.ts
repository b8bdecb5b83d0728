/**
 * The reading process of `assay sbom merge`. It starts with as few rights as any (`analyser`), and hands out the parts of bills: those of a
 * CycloneDX document in JSON as they are written, those of every other form as their facts tell them.
 */
import { serve } from '../../analyser/serve.ts';
import { openFile } from '../../collect/file-source.ts';
import type { Sbom } from '../../model/evidence/sbom.ts';
import { rawText } from '../../model/text.ts';
import { isObject, stringAt } from '../../read/gateway/json-value.ts';
import { parseJson } from '../../read/gateway/json.ts';
import { headOf } from '../../read/head.ts';
import { readerOf } from '../../read/reader-of.ts';
import { partsOfDocument, partsOfFacts, type BillParts } from './parts.ts';

/** The bills to be read, by their paths. */
export interface MergingTask {
  readonly paths: readonly string[];
}

/** Parts of one bill, or why there are none: a predicate that may hold evidence text. */
export type MergingAnswer = { readonly parts: BillParts } | { readonly problem: string };

const bytesMax = 268_435_456;

void serve(async ({ paths }: MergingTask) => {
  const answers: MergingAnswer[] = [];
  for (const path of paths) answers.push(await answerTo(path));
  return { results: answers };
});

async function answerTo(path: string): Promise<MergingAnswer> {
  const source = openFile(path, path);
  try {
    const reader = await readerOf(headOf(source));
    if (reader?.produces !== 'sbom') return { problem: 'is no bill of materials that is read' };
    const reading = await reader.read(source);
    if (reading.facts === undefined) return { problem: rawText(reading.notes.find(({ level }) => level === 'unreadable')?.message ?? { parts: ['cannot be read'] }) };
    const document = reading.format.startsWith('cyclonedx-json') ? parseJson(source.bytes(bytesMax)) : undefined;
    return { parts: document !== undefined && isObject(document) && stringAt(document, 'bomFormat') !== undefined ? partsOfDocument(document) : partsOfFacts(reading.facts as Sbom) };
  } finally {
    source.close();
  }
}
