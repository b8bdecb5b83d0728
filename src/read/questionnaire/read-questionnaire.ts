import type { QuestionnaireReading } from '../../model/questionnaire.ts';
import { decodeUtf8, encodingOf } from '../gateway/text.ts';
import { Unreadable, type Source } from '../source.ts';
import { questionnaireLimits as most } from './limits.ts';
import { officeKind } from './office/office-kind.ts';
import { readDocument } from './office/read-document.ts';
import { readWorkbook } from './office/read-workbook.ts';
import type { PackageParts } from './package-parts.ts';
import { gridOf, ownFormIn } from './read-json.ts';
import { readTable } from './read-table.ts';

/** Reads the questions of an Office file. @throws Unreadable */
export function readOffice(parts: PackageParts): QuestionnaireReading {
  const { form, part } = officeKind(parts);
  return { form, ...(form === 'xlsx' ? readWorkbook(parts, part) : readDocument(parts, part)) };
}

/** Reads the questions of a file that is no archive: Assay’s own form, or a table. @throws Unreadable with what to do about it */
export function readPlain(source: Source): QuestionnaireReading {
  const { head } = source;
  if (starts(head, [0xd0, 0xcf, 0x11, 0xe0])) throw new Unreadable('is an Office file of the older form, or one that a password locks; save it as xlsx or docx without a password');
  if (starts(head, [0x25, 0x50, 0x44, 0x46])) throw new Unreadable('is a PDF, which keeps no order of its words; ask for the questionnaire as xlsx, docx or csv');
  if (starts(head, [0x7b, 0x5c, 0x72, 0x74, 0x66])) throw new Unreadable('is rich text (RTF); save it as docx');
  const bytes = source.bytes(most.fileBytes);
  if (isOwnForm(source)) {
    const form = ownFormIn(bytes);
    return { form: 'json', ...(form.title === undefined ? {} : { title: form.title }), grids: [gridOf(form)], notes: [] };
  }
  if (encodingOf(head).encoding === 'utf-8' && decodeUtf8(bytes) === undefined) throw new Unreadable('is neither an Office file nor UTF-8 text; a table is read when it is saved as “CSV UTF-8”');
  return { form: 'csv', ...readTable(bytes) };
}

function starts(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte);
}

/** Whether a file that is no archive begins like JSON, which no table does. */
export function isOwnForm({ head }: Source): boolean {
  return new TextDecoder('utf-8').decode(head.subarray(0, 200)).trimStart().startsWith('{');
}
