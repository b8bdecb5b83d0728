import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { inspectFile, type Inspection } from '../../assess/inspect.ts';
import type { Check } from '../../model/check.ts';
import { ours, quote, rawText, say, type Text } from '../../model/text.ts';
import type { Pointer } from '../../model/artifact.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { page, type Line } from '../../report/terminal/document.ts';
import { disclaimer } from '../../report/words.ts';
import { exitCodes } from '../exit-codes.ts';
import { CommandFailure, print } from '../print.ts';

const shownMax = 40;

/** `assay inspect`: what a file is, what it says, and what is wrong with it. */
export async function inspect(file: string, options: { readonly format?: string; readonly with?: readonly string[]; readonly mapping?: string }): Promise<void> {
  const { format, with: imports = [], mapping } = options;
  for (const path of [file, ...imports, ...(mapping === undefined ? [] : [mapping])]) if (!existsSync(path)) throw new CommandFailure(terminal`${path} does not exist.`, 'usage');
  const isAlone = format === 'json';
  // The explanations are loaded while the reading process works.
  const [inspection, { checks }] = await Promise.all([inspectFile(file, new Date().toISOString(), false, { imports, isAlone, ...(mapping === undefined ? {} : { mapping }) }), isAlone ? { checks: [] } : import('../../check/index.ts')]);
  print(isAlone ? jsonDocument({ ...inspection, disclaimer }) : page(lines(inspection, checks, basename(resolve(file))), process.stdout.columns ?? 80));
  if (inspection.entries.length === 0 || inspection.entries.some((entry) => entry.state !== 'read')) process.exitCode = exitCodes.unread.code;
}

/** @param name of what was inspected: a set of files has no path of its own */
function lines(inspection: Inspection, checks: readonly Check[], name: string): readonly Line[] {
  return [
    ...inspection.entries.slice(0, shownMax).flatMap((entry): readonly Line[] => {
      const found = inspection.says.find((item) => item.path === entry.artifact.path && item.kind === entry.kind);
      return [
        { heading: say`${quote(entry.artifact.path === '.' ? name : entry.artifact.path)}` },
        { label: 'is', value: entry.kind === undefined ? ours('in no format that is read') : say`${quote(entry.kind)}, ${quote(entry.format ?? '')}, ${entry.artifact.sizeBytes} bytes, ${quote(entry.artifact.digest)}` },
        ...(found === undefined ? [] : found.says.map((text): Line => ({ label: 'says', value: text }))),
        ...entry.notes.slice(0, shownMax).map((note): Line => ({ label: note.level === 'information' ? 'note' : 'wrong', value: withPlace(note.message, note.pointer) })),
        ...(entry.notes.length + entry.notesOmitted > shownMax ? [{ label: 'wrong', value: say`${entry.notes.length + entry.notesOmitted - shownMax} more; see --format json.` }] : []),
      ];
    }),
    ...(inspection.entries.length === 0 ? [{ paragraph: ours('No reader knows this format.') }] : []),
    ...byCheck(inspection.findings, checks),
    { heading: ours(disclaimer) },
  ];
}

/** What each check sees: its failures with places, and of what is fine only the count. What several checks leave open in the same words is said once. */
function byCheck(findings: Inspection['findings'], checks: readonly Check[]): readonly Line[] {
  const said = new Set<string>();
  const isNew = ({ message }: Inspection['findings'][number]): boolean => said.size < said.add(rawText(message)).size;
  return checks.flatMap((check): readonly Line[] => {
    const own = findings.filter((finding) => finding.check === check.id);
    const passing = own.filter((finding) => finding.outcome === 'pass');
    const open = own.filter((finding) => finding.outcome !== 'pass' && finding.outcome !== 'not-applicable');
    // A check that found nothing of its own in the file has nothing to say about it.
    if (own.every((finding) => finding.outcome === 'unknown' || finding.outcome === 'not-applicable')) return [];
    const news = open.filter(isNew);
    return [
      { heading: say`${ours(open.length === 0 && passing.length > 0 ? check.title : open.some((finding) => finding.outcome === 'fail') ? check.failTitle : check.title)} (${ours(check.id)}: ${passing.length} seen, ${open.length} open)` },
      ...(news.length === 0 ? passing.slice(0, 3) : news.slice(0, shownMax)).map((finding): Line => ({ item: withPlace(shortened(finding.message), finding.pointers[0]) })),
      ...(news.length > shownMax ? [{ item: say`${news.length - shownMax} more; see --format json.` }] : []),
    ];
  });
}

const messageMax = 220;

/** A long list inside a sentence is cut for the screen; JSON has it whole. */
function shortened(message: Text): Text {
  const raw = rawText(message);
  return raw.length <= messageMax ? message : say`${quote(raw, messageMax)}`;
}

function withPlace(message: Text, pointer: Pointer | undefined): Text {
  const member = pointer?.member === undefined ? '' : ` ${pointer.member}`;
  const line = pointer?.line ?? pointer?.row;
  const place = `${member}${line === undefined ? '' : ` line ${line}${pointer?.column === undefined ? '' : `:${pointer.column}`}`}${pointer?.jsonPointer === undefined || line !== undefined ? '' : ` ${pointer.jsonPointer}`}`.trim();
  return place === '' ? message : say`${message} (${quote(place)})`;
}
