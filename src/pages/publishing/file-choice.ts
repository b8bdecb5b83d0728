import { html } from '../../report/escape/html.ts';
import { area, type SentForm } from '../form.ts';
import { when, type Html } from '../parts.ts';

/** Files up to which each stands in a line of its own; more are chosen by the folder that they lie in. */
const filesMost = 40;
/** Lines at most; more are chosen by patterns. */
const linesMost = 120;

/** What becomes of files, as the page sorts them now. */
export interface SortedFiles {
  readonly becomesPublic: readonly string[];
  readonly isCommittedTo: readonly string[];
  readonly staysPrivate: readonly string[];
}

interface Line {
  readonly path: string;
  readonly isFolder: boolean;
  readonly count: number;
  readonly chosen: 'public' | 'withheld' | 'private' | undefined;
}

const words = [['private', 'stays private'], ['public', 'becomes public'], ['withheld', 'withheld, only committed to']] as const;
const statement = 'assay.yaml';

/**
 * The form that sorts a release’s files. Where the list has patterns that lines can’t show, or there are very many files, it is
 * written as a list.
 */
export function fileChoice(product: string, release: string, files: SortedFiles, list: { readonly public: readonly string[]; readonly withheld: readonly string[] }, byPatterns: boolean, sent: SentForm): Html {
  const lines = linesOf(files);
  const action = `/products/${product}/publish/files?release=${release}`;
  const other = `/products/${product}/publish/preparation?release=${release}`;
  if (byPatterns || lines === undefined) return html`<form method="post" action="${action}&amp;by=patterns">${area({ name: 'public', label: 'Becomes public', hint: 'One a line: a file, a folder, or a pattern such as logs/*.jsonl. The statement, assay.yaml, is always public.', value: list.public.filter((path) => path !== statement).join('\n'), required: false, maxlength: 100_000 }, sent)}${area({ name: 'withheld', label: 'Withheld, only committed to', hint: 'A file that both lists name is withheld.', value: list.withheld.join('\n'), required: false, maxlength: 100_000 }, sent)}<p class="row"><button type="submit">Keep this choice</button>${when(lines !== undefined, () => html`<a href="${other}">Choose line by line</a>`)}</p></form>`;
  const rows = lines.map(({ path, isFolder, count, chosen }, index) => html`<li><label for="choice-${index}"><code>${path}${isFolder ? '/' : ''}</code>${when(isFolder, () => html` <span class="small">${count} ${count === 1 ? 'file' : 'files'}</span>`)}</label><input type="hidden" name="path" value="${path}"><select name="choice" id="choice-${index}">${words.map(([value, said]) => html`<option value="${value}"${when(chosen === value, () => html` selected`)}>${said}</option>`)}</select></li>`);
  return html`<form method="post" action="${action}"><ul class="choose"><li><span><code>${statement}</code></span><span>becomes public <span class="small">always: verdicts rest on it</span></span></li>${rows}</ul><p class="row"><button type="submit">Keep this choice</button><a href="${other}&amp;by=patterns">Write paths and patterns instead</a></p></form>`;
}

/** The lines to choose in; undefined when they can’t say what the list says. */
function linesOf({ becomesPublic, isCommittedTo, staysPrivate }: SortedFiles): readonly Line[] | undefined {
  const chosen = new Map<string, Line['chosen']>([...becomesPublic.map((path) => [path, 'public'] as const), ...isCommittedTo.map((path) => [path, 'withheld'] as const), ...staysPrivate.map((path) => [path, 'private'] as const)]);
  chosen.delete(statement);
  const isEach = chosen.size <= filesMost;
  const lines = new Map<string, { isFolder: boolean; count: number; kinds: Set<Line['chosen']> }>();
  for (const [path, kind] of chosen) {
    const name = isEach ? path : path.split('/')[0] ?? path;
    const line = lines.get(name) ?? { isFolder: name !== path, count: 0, kinds: new Set() };
    line.count += 1;
    line.kinds.add(kind);
    lines.set(name, line);
  }
  if (lines.size > linesMost || [...lines.values()].some(({ kinds }) => kinds.size > 1)) return undefined;
  return [...lines].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([path, { isFolder, count, kinds }]) => ({ path, isFolder, count, chosen: [...kinds][0] }));
}

/** The lists that a form of either kind asks for. */
export function chosenLists(form: URLSearchParams): { readonly public: readonly string[]; readonly withheld: readonly string[] } {
  if (!form.has('choice')) return { public: linesIn(form.get('public')), withheld: linesIn(form.get('withheld')) };
  const choices = form.getAll('choice');
  const chosen = form.getAll('path').map((path, index) => ({ path, choice: choices[index] }));
  return { public: chosen.filter(({ choice }) => choice === 'public').map(({ path }) => path), withheld: chosen.filter(({ choice }) => choice === 'withheld').map(({ path }) => path) };
}

function linesIn(text: string | null): readonly string[] {
  return (text ?? '').split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== '');
}
