import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { admitPublicKey } from '../../attest/public-key.ts';
import { Refused } from '../../attest/refusal.ts';
import { programFile } from '../../dossier/verify/other-rules.ts';
import { verifyDossier, type Verification } from '../../dossier/verify/verify.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { dataFolder } from '../data-folder.ts';
import { withDossierRefusals } from '../dossier-refusals.ts';
import { exitCodes } from '../exit-codes.ts';
import { CommandFailure, print } from '../print.ts';
import { sigstoreDemand, type SigstoreOptions } from '../sigstore-options.ts';
import { timeOption } from '../time-option.ts';
import type { WayOutCommandOptions } from '../way-out.ts';

interface VerifyCommandOptions extends WayOutCommandOptions, SigstoreOptions {
  readonly publisher?: string;
  readonly product?: string;
  readonly anchor?: readonly string[];
  readonly with?: string;
  readonly evidence?: string;
  readonly rules?: string;
  readonly offline?: boolean;
  readonly at?: string;
  readonly format?: string;
  readonly all?: boolean;
  readonly data?: string;
}

/**
 * `assay verify`: verifies a dossier and runs its checks again. Exit codes: 0 verified, and nothing differs; 1 a verdict changed or is contradicted;
 * 2 the dossier is refused or could not be looked at, or not with the rules that were named.
 */
export async function verify(dossier: string, options: VerifyCommandOptions, engineVersion: string): Promise<void> {
  const sigstore = await sigstoreDemand(options);
  const verification = await withDossierRefusals(async () => {
    const opened = await opening(dossier, options, engineVersion);
    try {
      return await verifyDossier({
        folder: opened.folder,
        memory: join(dataFolder(options.data), 'remembered'),
        now: Date.parse(timeOption(options.at)),
        engineVersion,
        ...(options.publisher === undefined ? {} : { publisher: options.publisher }),
        ...(options.product === undefined ? {} : { product: options.product }),
        ...(options.anchor === undefined ? {} : { anchors: await Promise.all(options.anchor.map(anchorOf)) }),
        ...(sigstore === undefined ? {} : { sigstore }),
        ...(options.with === undefined ? {} : { packet: folderOf(options.with, '--with') }),
        ...(options.evidence === undefined ? {} : { besides: folderOf(options.evidence, '--evidence') }),
        ...(options.rules === undefined ? {} : { rules: programOf(options.rules) }),
      });
    } finally {
      opened.close();
    }
  });
  const { verificationJson, verificationPage } = await import('../verification-page.ts');
  print(options.format === 'json' ? verificationJson(verification) : verificationPage(verification, { width: process.stdout.columns ?? 80, all: options.all === true }));
  process.exitCode = verification.otherRules === 'no-answer' ? exitCodes.unread.code : differs(verification) ? exitCodes.threshold.code : exitCodes.fine.code;
}

interface Opened {
  readonly folder: string;
  close(): void;
}

async function opening(dossier: string, options: VerifyCommandOptions, engineVersion: string): Promise<Opened> {
  if (/^https?:\/\//i.test(dossier)) {
    if (options.offline === true) throw new CommandFailure(terminal`--offline opens no connection; name a folder or an archive.`, 'usage');
    const [{ fetchDossier }, { wayOutOf }] = await Promise.all([import('../../dossier/verify/fetch-dossier.ts'), import('../way-out.ts')]);
    return fetchDossier(dossier, wayOutOf(options, engineVersion), options.identity !== undefined);
  }
  const found = statSync(dossier, { throwIfNoEntry: false });
  if (found === undefined) throw new CommandFailure(terminal`${dossier} does not exist.`, 'usage');
  if (found.isDirectory()) return { folder: dossier, close: () => undefined };
  return (await import('../../dossier/verify/unpack-dossier.ts')).unpackDossier(dossier);
}

function folderOf(path: string, option: string): string {
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new CommandFailure(terminal`${option} expects a folder; ${path} is none.`, 'usage');
  return path;
}

function programOf(path: string): string {
  if (!existsSync(join(path, programFile))) throw new CommandFailure(terminal`--rules expects the folder of an installed Assay, such as node_modules/assay; ${path} holds no ${programFile}.`, 'usage');
  return resolve(path);
}

async function anchorOf(text: string): Promise<Awaited<ReturnType<typeof admitPublicKey>>> {
  try {
    return await admitPublicKey(Uint8Array.fromBase64(text));
  } catch (problem) {
    if (problem instanceof SyntaxError || problem instanceof Refused) throw new CommandFailure(terminal`--anchor expects an Ed25519 key of 32 bytes in base64, as assay key show prints it; it was ${text}.`, 'usage');
    throw problem;
  }
}

function differs({ requirements }: Verification): boolean {
  return requirements.some(({ state }) => state === 'changed' || state === 'contradicted');
}
