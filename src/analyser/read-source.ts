import type { DocumentType } from '../model/evidence/document-forms.ts';
import { quote, say } from '../model/text.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import { headOf } from '../read/head.ts';
import { unreadable, type Reading } from '../read/reader.ts';
import { readerOf } from '../read/reader-of.ts';
import { Unreadable, type Source } from '../read/source.ts';

/** What came of one source: a reading, or at most the name of its format. */
export interface SourceReading {
  readonly reading?: Reading;
  readonly formatName?: string;
}

/**
 * Reads a source with the reader that knows its content.
 * @param wanted what the statement says the file is; only a document's type needs it
 */
export async function readSource(source: Source, wanted: { readonly kind?: EvidenceKind; readonly type?: DocumentType } = {}): Promise<SourceReading> {
  try {
    if (wanted.kind === 'document' && wanted.type !== undefined) return { reading: (await import('../read/document/index.ts')).readDocument(source, wanted.type) };
    const head = headOf(source);
    const reader = await readerOf(head);
    if (reader !== undefined) return { reading: await reader.read(source) };
    const { namedFormat } = await import('../read/named-formats.ts');
    const { namedLogFormat } = await import('../read/audit-log/named-format.ts');
    const formatName = namedFormat(head) ?? namedLogFormat(head);
    return formatName === undefined ? {} : { formatName };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return { reading: unreadable(wanted.kind ?? 'document', 'unknown', say`The file ${quote(source.name)} ${quote(problem.reason)}.`, problem.at) };
  }
}
