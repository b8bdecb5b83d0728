import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { examineAttestations, ExaminationFailed, type ExaminedAttestations, type ExaminedStatement } from '../../assess/examine-attestations.ts';
import { predicateTitles } from '../../model/evidence/attestation.ts';
import { joinText, ours, quote, rawText, say } from '../../model/text.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { page, type Line } from '../../report/terminal/document.ts';
import { disclaimer } from '../../report/words.ts';
import { exitCodes } from '../exit-codes.ts';
import { CommandFailure, print } from '../print.ts';
import { timeOption } from '../time-option.ts';

export interface AttestationOptions {
  readonly artifact?: readonly string[];
  readonly identity?: string;
  readonly issuer?: string;
  readonly sigstoreRoot?: string;
  readonly at?: string;
  readonly format?: string;
}

const schema = 'assay-attestation-1';

/**
 * `assay attestation`: whether a file of attestations is signed by whom it has to be and speaks of the artifacts. Exit codes: 0 some
 * statement is, and each artifact is spoken of by one that is; 2 otherwise.
 */
export async function attestation(file: string, options: AttestationOptions): Promise<void> {
  const { identity, issuer, sigstoreRoot, artifact: artifacts = [] } = options;
  if (identity === undefined || issuer === undefined || identity === '' || issuer === '') throw new CommandFailure(terminal`--identity and --issuer are both needed: without them a signature of anybody’s would do. “assay inspect” says who signed.`, 'usage');
  for (const path of [file, ...artifacts, ...(sigstoreRoot === undefined ? [] : [sigstoreRoot])]) if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) throw new CommandFailure(terminal`${path} is no file that can be read.`, 'usage');
  const examined = await examinedIn(file, { ...options, identity, issuer, artifacts });
  const proven = examined.statements.filter(({ result }) => result === 'verified');
  const missing = artifacts.filter((path) => !proven.some((item) => item.artifacts.includes(resolve(path))));
  const isProven = proven.length > 0 && missing.length === 0;
  print(options.format === 'json' ? jsonDocument({ schema, result: isProven ? 'proven' : 'not-proven', identity, issuer, statements: examined.statements.map(({ reason, ...item }) => ({ ...item, artifacts: item.artifacts.map((path) => basename(path)), reason: rawText(reason) })), artifactsWithout: missing, problem: examined.problem === undefined ? null : rawText(examined.problem), disclaimer }) : page(lines(examined, missing, isProven), process.stdout.columns ?? 80));
  process.exitCode = isProven ? exitCodes.fine.code : exitCodes.unread.code;
}

async function examinedIn(file: string, { identity, issuer, artifacts, sigstoreRoot, at }: AttestationOptions & { readonly identity: string; readonly issuer: string; readonly artifacts: readonly string[] }): Promise<ExaminedAttestations> {
  try {
    return await examineAttestations({ path: file, artifacts, identity, issuer, now: Date.parse(timeOption(at)), ...(sigstoreRoot === undefined ? {} : { trustedRoot: sigstoreRoot }) });
  } catch (problem) {
    if (problem instanceof ExaminationFailed) throw new CommandFailure(terminal`${file} could not be looked at: the reading process ${problem.message}.`, 'unread');
    throw problem;
  }
}

function lines({ statements, notes, problem }: ExaminedAttestations, missing: readonly string[], isProven: boolean): readonly Line[] {
  return [
    { heading: isProven ? ours('Signed by whom it has to be.') : ours('Not shown to be signed by whom it has to be.') },
    ...(problem === undefined ? [] : [{ paragraph: problem }]),
    ...statements.flatMap((item): readonly Line[] => [{ label: 'says', value: aboutWords(item) }, { label: item.result === 'verified' ? 'signed' : 'wrong', value: item.reason }]),
    ...notes.filter(({ level }) => level === 'finding').map((note): Line => ({ label: 'wrong', value: note.message })),
    ...missing.map((path): Line => ({ label: 'wrong', value: say`No statement that is signed by whom it has to be speaks of ${quote(basename(path))}.` })),
    { heading: ours(disclaimer) },
  ];
}

function aboutWords({ statement, artifacts }: ExaminedStatement): ReturnType<typeof say> {
  const about = say`${ours(predicateTitles[statement.predicate])} of ${quote(statement.subjects[0]?.name ?? 'something without a name', 120)}`;
  return artifacts.length === 0 ? about : say`${about}; it speaks of ${joinText(artifacts.map((path) => say`${quote(basename(path))}`), ', ')}`;
}
