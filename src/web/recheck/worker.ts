import './without-network.ts';
import { digestOf } from '../../attest/digest.ts';
import type { DossierPredicate } from '../../attest/dossier-predicate.ts';
import { Refused } from '../../attest/refusal.ts';
import { StatementRefused } from '../../assess/assess-files.ts';
import type { FileInMemory } from '../../analyser/perform-in-memory.ts';
import { quote, say, type Text } from '../../model/text.ts';
import type { GrammarName } from '../../read/source-tree/code.ts';
import type { Answered, Told } from './messages.ts';
import { openDossier } from './open-dossier.ts';
import { demandWebAssembly } from './parser-forbidden.ts';
import { runAgain } from './run-again.ts';

/** The worker of a dossier's page: opens the statement, takes the files that the page fetched, and runs the engine over them. */
const files = new Map<string, FileInMemory>();
const problems = new Map<string, Text>();
const grammars = new Map<GrammarName, PromiseWithResolvers<Uint8Array>>();
let dossier: DossierPredicate | undefined;

function answer(message: Answered): void {
  globalThis.postMessage(message);
}

async function take(told: Told): Promise<void> {
  if (told.tell === 'dossier') {
    const verified = await openDossier(told.envelope, told.keyFile, told.claims, told.now);
    dossier = verified.predicate;
    answer({ answer: 'opened', files: dossier.evidence.flatMap((item) => (item.state === 'public' ? [{ path: item.path, sizeBytes: item.sizeBytes }] : [])), verdicts: dossier.verdicts.map(({ requirement, verdict }) => ({ requirement, verdict })), keyIds: verified.signers, sequence: dossier.sequence });
  } else if (told.tell === 'file') files.set(told.path, { bytes: told.bytes, digest: await digestOf(told.bytes) });
  else if (told.tell === 'no-file') problems.set(told.path, told.reason);
  else if (told.tell === 'grammar') {
    if (told.bytes === undefined) grammars.get(told.name)?.reject(new Error('could not be fetched'));
    else grammars.get(told.name)?.resolve(told.bytes);
  } else if (dossier !== undefined) answer({ answer: 'report', report: await runAgain(dossier, { files, problems }, grammarOf, (done, total) => answer({ answer: 'read', done, total })) });
}

/** Asks the page for the parser or one of its grammars, once each. */
async function grammarOf(name: GrammarName): Promise<Uint8Array> {
  await demandWebAssembly();
  const known = grammars.get(name);
  if (known !== undefined) return known.promise;
  const wanted = Promise.withResolvers<Uint8Array>();
  grammars.set(name, wanted);
  answer({ answer: 'wants-grammar', name });
  return wanted.promise;
}

function reasonOf(problem: unknown): Text {
  if (problem instanceof Refused) return problem.text;
  if (problem instanceof StatementRefused) return say`The product statement can’t be read: ${problem.entry.notes[0]?.message ?? say`nothing says why.`}`;
  return say`The program of this page failed: ${quote(problem instanceof Error ? problem.message : 'for an unknown reason')}.`;
}

// Digests are taken one after the other, and the run begins only when the last of them is there.
let before: Promise<void> = Promise.resolve();
globalThis.addEventListener('message', ({ data }: MessageEvent<Told>) => {
  const now = (): Promise<void> => take(data).catch((problem: unknown) => answer({ answer: 'refused', reason: reasonOf(problem) }));
  if (data.tell === 'grammar') void now();
  else before = before.then(now);
});
