import type { DocumentType } from '../model/evidence/document-forms.ts';
import { quote, say } from '../model/text.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import { headOf } from '../read/head.ts';
import { isHtmlPage } from '../read/html-page/is-html-page.ts';
import { unreadable, type Reading } from '../read/reader.ts';
import { readerOf } from '../read/reader-of.ts';
import { seenIn } from '../read/seen-in.ts';
import { Unreadable, type Source } from '../read/source.ts';

/** What came of one source: a reading, or at most the name of its format. */
export interface SourceReading {
  readonly reading?: Reading;
  readonly formatName?: string;
  /** Where neither is known: what was seen, to follow «a file that holds». */
  readonly seen?: string;
}

/**
 * Reads a source with the reader that knows its content.
 * @param wanted what the statement says the file is, or what a page was fetched as: decides about prose, pages and plain lists only,
 *   which may be several things; a file whose content tells what it is stays what it is
 */
export async function readSource(source: Source, wanted: { readonly kind?: EvidenceKind; readonly type?: DocumentType } = {}): Promise<SourceReading> {
  try {
    if (wanted.kind === 'document' && wanted.type !== undefined) return { reading: (await import('../read/document/index.ts')).readDocument(await proseOf(source), wanted.type) };
    // Named as the product's statement it is read as one, so that it says what is missing, and not that it is of no known kind.
    if (wanted.kind === 'product-statement') return { reading: (await import('../read/assay-yaml/read-statement.ts')).readStatement(source) };
    const head = headOf(source);
    const reader = await readerOf(head);
    if (reader === undefined || isProse.has(reader.produces)) {
      if (wanted.kind === 'advisory-feed') return { reading: (await import('../read/csaf-provider-metadata/directory-list.ts')).readDirectoryList(source) };
      if (wanted.kind === 'disclosure-policy') return { reading: (await import('../read/disclosure-policy/index.ts')).readDisclosurePolicy(await proseOf(source)) };
      if (wanted.kind === 'web-page' && isHtmlPage(head)) return { reading: await (await import('../read/html-page/index.ts')).readPage(source) };
      if (wanted.kind === 'web-page' && head.text !== undefined && head.json === undefined && head.xmlRoot === undefined) return { reading: await (await import('../read/html-page/index.ts')).readPlainPage(source) };
    }
    if (reader !== undefined) return { reading: await reader.read(isProse.has(reader.produces) && reader.produces !== 'web-page' ? await proseOf(source) : source) };
    const { namedFormat } = await import('../read/named-formats.ts');
    const { namedLogFormat } = await import('../read/audit-log/named-format.ts');
    const formatName = namedFormat(head) ?? namedLogFormat(head);
    return formatName === undefined ? { seen: seenIn(head, source.sizeBytes) } : { formatName };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { reading: unreadable(wanted.kind ?? 'document', 'unknown', say`The file ${quote(source.name)} ${quote(problem.reason)}.`, problem.at) };
  }
}

const isProse: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>(['disclosure-policy', 'document', 'web-page']);

/** The same source, or, of a page of HTML, its visible text with every word on its line. */
async function proseOf(source: Source): Promise<Source> {
  return isHtmlPage(headOf(source)) ? (await import('../read/html-page/page-text.ts')).pageText(source) : source;
}
