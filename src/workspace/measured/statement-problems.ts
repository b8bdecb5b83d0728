import { statementName } from '../../assess/statement-name.ts';
import { inspectFile } from '../../assess/inspect.ts';
import { rawText } from '../../model/text.ts';
import { visible } from '../../report/escape/visible.ts';
import type { Services } from '../services.ts';
import { laidOut } from './materialise.ts';

/**
 * Reads the text of a statement as `assay.yaml` is read, in the disposable process.
 * @returns each place that stands in the way, none when it can be used
 */
export async function statementProblems(services: Pick<Services, 'evidence' | 'scratchFolder'>, scope: Parameters<typeof laidOut>[1], text: string, at: string): Promise<readonly { readonly path: string; readonly message: string }[]> {
  return laidOut(services, scope, 'statement', [{ path: statementName, content: { text } }], async (folder) => {
    const { entries } = await inspectFile(`${folder}/${statementName}`, at);
    const [entry] = entries;
    if (entry?.kind === 'product-statement' && entry.state === 'read') return [];
    if (entry?.kind !== 'product-statement') return [{ path: 'statement', message: 'This is no product statement: it begins with “assay: 1” and has a part “product:”.' }];
    return entry.notes.filter(({ level }) => level === 'unreadable').slice(0, 20).map(({ message, pointer }) => ({ path: `statement:${pointer.line ?? 1}:${pointer.column ?? 1}`, message: visible(rawText(message)) }));
  });
}
