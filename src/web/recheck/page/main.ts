import type { Text } from '../../../model/text.ts';
import type { Answered, Told } from '../messages.ts';
import { element } from './element.ts';
import { fetchEvidence } from './fetch-evidence.ts';
import { fetchFile } from './fetch-file.ts';
import { openTarget } from './open-target.ts';
import { reportElements } from './show.ts';
import { startWorker } from './start-worker.ts';

/** The page's part of checking again: it fetches what lies beside the page, hands it to the worker, and shows what that says. */
const envelopeBytesMax = 24_000_000;
const keyFileBytesMax = 600_000;
const grammarBytesMax = 8_000_000;

const place = partOf('recheck', HTMLElement);
const button = partOf('recheck-button', HTMLButtonElement);
const bar = partOf('recheck-progress', HTMLProgressElement);
const status = partOf('recheck-status', HTMLElement);
const result = partOf('recheck-result', HTMLElement);

function partOf<Part extends HTMLElement>(id: string, type: new () => Part): Part {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no part ${id}.`);
  return found;
}

/** One run, from the press of the button to its end. */
async function run(): Promise<void> {
  const { publisher = '', product = '' } = place.dataset;
  if (!('fromBase64' in Uint8Array)) return fail('This browser is too old to check again. One of 2025 or later is needed, or the command below.');
  say('Fetching the signed statement.', 0);
  const [envelope, keyFile] = await Promise.all([fetchFile('dossier.json', envelopeBytesMax), fetchFile('assay-keys.json', keyFileBytesMax)]);
  if ('reason' in envelope) return fail('The signed statement (dossier.json) could not be had.', envelope.reason);
  if ('reason' in keyFile) return fail('The key file (assay-keys.json) could not be had.', keyFile.reason);
  const worker = startWorker();
  const ended = Promise.withResolvers<void>();
  const tell = (message: Told, transfer: Transferable[] = []): void => worker.postMessage(message, transfer);
  let differs: readonly string[] = [];
  worker.addEventListener('error', () => {
    fail('The program that checks again could not be run.');
    ended.resolve();
  });
  worker.addEventListener('message', ({ data }: MessageEvent<Answered>) => {
    if (data.answer === 'opened') {
      differs = differing(data.verdicts);
      void fetchEvidence(data.files, tell, (done) => say(`Fetched ${done} of ${data.files.length} files of evidence.`, (0.5 * done) / Math.max(1, data.files.length)));
    } else if (data.answer === 'read') say(`Read ${data.done} of ${data.total} pieces of evidence.`, 0.5 + (0.5 * data.done) / Math.max(1, data.total));
    else if (data.answer === 'wants-grammar') {
      const { name } = data;
      void fetchFile(`assets/tree-sitter${name === 'runtime' ? '' : `-${name}`}.wasm`, grammarBytesMax).then((file) => tell({ tell: 'grammar', name, ...('bytes' in file ? { bytes: file.bytes } : {}) }));
    } else if (data.answer === 'refused') {
      fail('The dossier was not checked again.', data.reason);
      ended.resolve();
    } else {
      const { report } = data;
      const count = (state: string): number => report.requirements.filter((item) => item.state === state).length;
      say(`${report.requirements.length} requirements: ${count('reproduced')} reproduced, ${count('changed')} changed, ${count('cannot-recheck')} cannot be re-checked here. ${report.filesRead} files were read.`, 1);
      result.replaceChildren(...reportElements(report, differs));
      ended.resolve();
    }
  });
  tell({ tell: 'dossier', envelope: envelope.bytes, keyFile: keyFile.bytes, claims: { publisher, product }, now: Date.now() }, [envelope.bytes.buffer, keyFile.bytes.buffer]);
  await ended.promise;
  worker.terminate();
}

/** Requirements for which this page shows another verdict than the signed statement, or none. */
function differing(signed: readonly { readonly requirement: string; readonly verdict: string }[]): readonly string[] {
  const shown = new Map([...document.querySelectorAll<HTMLElement>('[data-verdict]')].map((item) => [item.id, item.dataset['verdict']]));
  const known = new Set(signed.map((item) => item.requirement));
  return [...signed.filter((item) => shown.get(item.requirement) !== item.verdict).map((item) => item.requirement), ...[...shown.keys()].filter((id) => !known.has(id))];
}

/** @param share of the work that is done, 0 to 1 */
function say(sentence: string, share: number): void {
  status.textContent = sentence;
  bar.hidden = share === 1;
  bar.value = share;
}

function fail(sentence: string, reason?: Text): void {
  bar.hidden = true;
  status.textContent = sentence;
  result.replaceChildren(...(reason === undefined ? [] : [element('p', { class: 'wrong' }, reason)]));
}

button.addEventListener('click', () => {
  // Not `disabled`, which would take the focus away from whoever pressed it.
  if (button.getAttribute('aria-disabled') === 'true') return;
  button.setAttribute('aria-disabled', 'true');
  result.replaceChildren();
  run().catch((problem: unknown) => fail('The program of this page failed.', problem instanceof Error ? { parts: [{ quote: problem.message }] } : undefined)).finally(() => {
    button.removeAttribute('aria-disabled');
    button.textContent = 'Check once more';
  });
});
place.hidden = false;
openTarget();
globalThis.addEventListener('hashchange', openTarget);
