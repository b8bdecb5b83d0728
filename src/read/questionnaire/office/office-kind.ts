import { Unreadable } from '../../source.ts';
import { parseXml } from '../../gateway/xml.ts';
import type { PackageParts } from '../package-parts.ts';
import { relationshipsOf } from './relationships.ts';

/** What an Office file is, and the part that it begins with. @throws Unreadable for what is none that is read, with what to do */
export function officeKind(parts: PackageParts): { readonly form: 'xlsx' | 'docx'; readonly part: string } {
  const part = relationshipsOf(parts, '').find(({ type }) => type === 'officeDocument')?.target;
  if (part === undefined) throw new Unreadable(parts.names.includes('mimetype') ? 'is an OpenDocument file or an e-book; save it as xlsx, docx or csv' : 'is a zip archive and no Office file; hand over the questionnaire itself');
  if (part.endsWith('.bin')) throw new Unreadable('is a workbook in the binary form (xlsb); save it as xlsx');
  const source = parts.open(part);
  if (source === undefined) throw new Unreadable('points at a main part that it does not hold');
  let root = '';
  parseXml(source, {
    open: ({ name }) => {
      if (root === '') root = name;
    },
    text: () => undefined,
    close: () => undefined,
  });
  if (root === 'workbook') return { form: 'xlsx', part };
  if (root === 'document') return { form: 'docx', part };
  throw new Unreadable('is neither a workbook nor a text document; save it as xlsx, docx or csv');
}
