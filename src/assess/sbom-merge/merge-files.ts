import { resolve } from 'node:path';
import { askOnce } from '../../analyser/analyser.ts';
import { besides } from '../../analyser/reading-child.ts';
import type { JsonObject } from '../../read/gateway/json-value.ts';
import { mergeParts, type MergedSubject } from './merge-parts.ts';
import type { MergingAnswer, MergingTask } from './merging-child.ts';
import type { BillParts } from './parts.ts';

/** A merged bill, or the first file that could not be read and why (a predicate that may hold evidence text). */
export type Merged = { readonly document: JsonObject; /** Files of which only facts were taken over. */ readonly reduced: readonly string[] } | { readonly file: string; readonly problem: string };

/** Reads bills in a process that may only read them, and joins them to one CycloneDX document. */
export async function mergeFiles(files: readonly string[], subject: MergedSubject): Promise<Merged> {
  const asked: MergingTask = { paths: files.map((file) => resolve(file)) };
  const answer = await askOnce(besides('merging-child', import.meta.url), asked, asked.paths);
  const answers = 'results' in answer ? answersIn(answer.results, files.length) : undefined;
  if (answers === undefined) return { file: files[0] ?? '', problem: 'failed' in answer ? answer.failed : 'made the reading process give an answer that is none' };
  const parts: BillParts[] = [];
  for (const [index, one] of answers.entries()) {
    if ('problem' in one) return { file: files[index] ?? '', problem: one.problem };
    parts.push(one.parts);
  }
  return { document: mergeParts(parts, subject), reduced: files.filter((_, index) => parts[index]?.isReduced === true) };
}

/** The answer came out of a process that has read hostile bytes: nothing but lists of objects is joined. */
function answersIn(value: unknown, count: number): readonly MergingAnswer[] | undefined {
  return Array.isArray(value) && value.length === count && value.every(isAnswer) ? value : undefined;
}

function isAnswer(value: unknown): value is MergingAnswer {
  if (!isRecord(value)) return false;
  if (typeof value['problem'] === 'string') return true;
  const parts = value['parts'];
  return isRecord(parts) && isListOfRecords(parts['components']) && isListOfRecords(parts['dependencies']) && (parts['subject'] === undefined || isRecord(parts['subject']));
}

function isListOfRecords(value: unknown): boolean {
  return Array.isArray(value) && value.every(isRecord);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
