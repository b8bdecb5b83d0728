import { tidy } from '../../read/questionnaire/grid-builder.ts';
import { byteFileOf, headOfFile } from '../../collect/archive/byte-file.ts';
import { archiveFormatOf } from '../../collect/archive/format.ts';
import { openPackage } from '../../collect/archive/package-parts.ts';
import type { Placement, QuestionnaireReading } from '../../model/questionnaire.ts';
import { questionnaireLimits as most } from '../../read/questionnaire/limits.ts';
import { isOwnForm, readOffice, readPlain } from '../../read/questionnaire/read-questionnaire.ts';
import { sourceOf, Unreadable, type Source } from '../../read/source.ts';
import { fillOffice, type FilledBytes } from './fill-office.ts';
import { fillOwnForm } from './fill-own-form.ts';
import { fillTable } from './fill-table.ts';
import { packageLimits } from './package-limits.ts';
import { wrongIn } from './prove-filled.ts';

/** Reads a questionnaire of any form. @throws Unreadable */
export async function readingOf(source: Source): Promise<QuestionnaireReading> {
  if (source.sizeBytes > most.fileBytes) throw new Unreadable(`is ${source.sizeBytes} bytes long; at most ${most.fileBytes} are read`);
  return isArchive(source) ? readOffice(await openPackage(byteFileOf(source, most.fileBytes), packageLimits)) : readPlain(source);
}

/**
 * Writes answers into a questionnaire’s file, and reads what came out once more before it is given.
 * @throws Unreadable; Error when an answer is not found again in its place, or something else changed: our own mistake
 */
export async function filledOf(source: Source, asked: readonly Placement[]): Promise<FilledBytes> {
  // Blank lines around an answer say nothing, and would stand between a guard against formulas and what it guards.
  const placements = asked.map((placement) => ({ ...placement, text: tidy(placement.text) }));
  const before = await readingOf(source);
  const filled = await fill(source, placements);
  const left = new Set(filled.left.map(({ placement }) => keyOf(placement)));
  const wrong = wrongIn(before, await readingOf(sourceOf(source.name, filled.bytes)), placements.filter((placement) => !left.has(keyOf(placement))));
  if (wrong !== undefined) throw new Error(wrong);
  return filled;
}

async function fill(source: Source, placements: readonly Placement[]): Promise<FilledBytes> {
  const bytes = source.bytes(most.fileBytes);
  if (isArchive(source)) return fillOffice(await openPackage(byteFileOf(source, most.fileBytes), packageLimits), placements);
  return isOwnForm(source) ? fillOwnForm(bytes, placements) : fillTable(bytes, placements);
}

function isArchive(source: Source): boolean {
  return archiveFormatOf(headOfFile(byteFileOf(source, most.fileBytes))) !== undefined;
}

function keyOf({ grid, row, column }: Placement): string {
  return `${grid} ${row} ${column}`;
}
