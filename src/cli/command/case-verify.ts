import { readFileSync, statSync } from 'node:fs';
import type { Ed25519Key } from '../../attest/public-key.ts';
import { keysInPem } from '../../attest/public-key-pem.ts';
import { Refused } from '../../attest/refusal.ts';
import { ours, quote, rawText, say, type Text } from '../../model/text.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { page, type Line } from '../../report/terminal/document.ts';
import { CaseRefused, verifyCase, type CaseReport } from '../../workspace/exchange/verify-case.ts';
import { exitCodes } from '../exit-codes.ts';
import { CommandFailure, print } from '../print.ts';

interface VerifyOptions {
  readonly key?: string;
  readonly format?: string;
}

/** Keys are far smaller. */
const keyBytesMost = 65_536;
const schema = 'assay-case-verification-1';

/**
 * `assay case verify`: verifies an archive offline. Exit codes: 0 all of it is as it was signed by a key that the caller trusts;
 * 2 refused, something was changed, or by whom it was signed is not shown: no key was given.
 */
export async function caseVerify(archive: string, { key, format }: VerifyOptions): Promise<void> {
  if (statSync(archive, { throwIfNoEntry: false })?.isFile() !== true) throw new CommandFailure(terminal`${archive} is no file that can be read.`, 'usage');
  const keys = key === undefined ? undefined : await keysIn(key);
  const width = process.stdout.columns ?? 80;
  try {
    const report = await verifyCase(archive, keys);
    const isProven = report.keysFrom === 'verifier' && report.problems.length === 0;
    print(format === 'json' ? jsonDocument(reportJson(report, isProven)) : page(reportLines(report), width));
    process.exitCode = isProven ? exitCodes.fine.code : exitCodes.unread.code;
  } catch (problem) {
    if (!(problem instanceof CaseRefused) && !(problem instanceof Refused)) throw problem;
    const reason = problem instanceof Refused ? problem.text : problem.reason;
    print(format === 'json' ? jsonDocument({ schema, result: 'refused', message: rawText(reason) }) : page([{ heading: ours('Refused.') }, { paragraph: reason }, { paragraph: ours('Nothing of the archive is believed.') }], width));
    process.exitCode = exitCodes.unread.code;
  }
}

function reportJson({ predicate, keysFrom, signer, acceptances, problems }: CaseReport, isProven: boolean): object {
  return {
    schema, result: problems.length > 0 ? 'changed' : isProven ? 'proven' : 'not-proven', organisation: predicate.organisation, case: predicate.case, asOf: predicate.asOf, keysFrom, signer, files: predicate.members.length,
    missing: predicate.missing.map(({ path }) => path), problems: problems.map(rawText), acceptances: acceptances.map(({ problem, signedBy, ...acceptance }) => ({ ...acceptance, signedBy: signedBy ?? null, problem: problem === undefined ? null : rawText(problem) })),
  };
}

function reportLines({ predicate, keysFrom, signer, acceptances, problems }: CaseReport): readonly Line[] {
  const { organisation, case: { id, title }, asOf, members, missing } = predicate;
  return [
    { heading: problems.length > 0 ? ours('Changed: not all of it is as it was signed.') : keysFrom === 'verifier' ? ours('All of it is as it was signed.') : ours('Whole in itself; by whom it was signed is not shown.') },
    { label: 'case', value: say`${quote(title)} (${quote(id)}), of ${quote(organisation)}` },
    { label: 'as of', value: say`${quote(asOf)}` },
    { label: 'files', value: say`${members.length}, each by its SHA-256` },
    { label: 'key', value: say`${quote(signer)}` },
    ...problems.map((item) => ({ item })),
    ...(missing.length === 0 ? [] : [{ paragraph: say`${missing.length} ${ours(missing.length === 1 ? 'file that the case names was' : 'files that the case names were')} gone already when it was packed:` }, ...missing.map(({ path }) => ({ item: say`${quote(path)}` }))]),
    { heading: acceptances.length === 0 ? ours('No risk was accepted.') : ours('Accepted risks') },
    ...acceptances.flatMap((acceptance) => [{ item: say`${quote(acceptance.gap)}` }, { detail: acceptanceWords(acceptance) }]),
    ...(keysFrom === 'verifier' ? [] : [{ paragraph: ours('No key was given, so the one that the archive itself names was taken. That shows that the archive is whole in itself, and not whose it is: whoever wrote it anew would have signed it anew. Give the key with --key.') }]),
  ];
}

function acceptanceWords({ name, office, expiresOn, signedBy, problem }: CaseReport['acceptances'][number]): Text {
  if (problem !== undefined) return say`Does not count: ${problem}`;
  return say`By ${quote(name)}, ${quote(office)}, until ${quote(expiresOn)}. Its own signature verifies, by ${ours(signedBy === 'trusted' ? 'a key that you gave' : 'a key that the case names')}.`;
}

async function keysIn(path: string): Promise<readonly Ed25519Key[]> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw new CommandFailure(terminal`--key expects a file; ${path} is none.`, 'usage');
  if (found.size > keyBytesMost) throw new CommandFailure(terminal`--key: ${path} has ${String(found.size)} bytes; at most ${String(keyBytesMost)} are read.`, 'usage');
  try {
    const keys = await keysInPem(readFileSync(path, 'utf8'));
    if (keys.length > 0) return keys;
  } catch (problem) {
    if (problem instanceof Refused) throw new CommandFailure(terminal`A key in ${path} is refused. ${problem.text}`, 'usage');
    throw problem;
  }
  throw new CommandFailure(terminal`${path} holds no key; a PEM block BEGIN PUBLIC KEY was expected.`, 'usage');
}
