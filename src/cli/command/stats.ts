import { existsSync } from 'node:fs';
import { readFigures } from '../../assess/read-figures.ts';
import { rawText } from '../../model/text.ts';
import type { Escaped } from '../../report/escape/escaped.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { figuresCsv, isDateless } from '../figures.ts';
import { CommandFailure, complain, print, save } from '../print.ts';

/** A period as the tables write it. */
const periodForm = /^\d{4}(?:-(?:\d{2}(?:-\d{2})?|Q[1-4]))?$/;

/** `assay stats`: counts out of an export, small ones withheld, as a table that may be handed on; the export itself stays where it is. */
export async function stats(file: string, options: { readonly period?: string; readonly output?: string }): Promise<void> {
  if (!existsSync(file)) throw new CommandFailure(terminal`${file} does not exist.`, 'usage');
  if (options.period !== undefined && !periodForm.test(options.period)) throw new CommandFailure(terminal`${options.period} is no period; a date, month, quarter or year such as 2026-05 is expected.`, 'usage');
  const { counted, entries } = await readFigures(file);
  if (counted === undefined) throw new CommandFailure(terminal`${file} holds no counts: ${reasonOf(entries)}`, 'unread');
  if (isDateless(counted) && options.period === undefined) throw new CommandFailure(terminal`${file} does not say of when it is; name the time with --period 2026-05.`, 'usage');
  const text: Escaped<'csv'> = figuresCsv(counted, options.period);
  for (const note of entries.flatMap(({ notes }) => notes).slice(0, 20)) complain(terminal`${rawText(note.message)}${note.pointer.row === undefined ? '' : ` (row ${note.pointer.row})`}`);
  if (options.output === undefined) print(text);
  else save(options.output, text);
}

function reasonOf(entries: readonly { readonly kind?: string; readonly notes: readonly { readonly message: Parameters<typeof rawText>[0] }[] }[]): string {
  const note = entries[0]?.notes[0];
  if (note !== undefined) return rawText(note.message);
  const kind = entries[0]?.kind;
  return kind === undefined ? 'no reader knows this format. An export of accounts, installations, rights or protocols is expected.' : `it is of the kind ${kind}. An export of accounts, installations, rights or protocols is expected.`;
}
