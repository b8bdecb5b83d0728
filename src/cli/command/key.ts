import type { KeyPurpose } from '../../attest/key-file.ts';
import { Refused } from '../../attest/refusal.ts';
import { rotateKey, revokeKey } from '../../dossier/keys/change-key-ring.ts';
import { createKeyRing } from '../../dossier/keys/create-key-ring.ts';
import type { RevocationReason } from '../../dossier/keys/key-file-change.ts';
import { openKeyRing, thisMachine, type AskPassphrase, type Surroundings } from '../../dossier/keys/key-ring.ts';
import { KeysRefused } from '../../dossier/keys/keys-refused.ts';
import { publisherFolder } from '../../dossier/keys/publisher-folder.ts';
import { signerDescriptor } from '../../dossier/keys/signer-descriptor.ts';
import { parseTime } from '../../model/time.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { page, type Line } from '../../report/terminal/document.ts';
import { dataFolder } from '../data-folder.ts';
import { changeLines, createdLines, revokedLines, ringJson, ringLines } from '../key-page.ts';
import { keyPassphrase } from '../key-passphrase.ts';
import { CommandFailure, print } from '../print.ts';

interface KeyOptions {
  readonly data?: string;
  readonly passphraseFile?: string;
}

/** `assay key new`: makes a publisher's keys and its signed key file. */
export async function keyNew(domain: string, options: KeyOptions & { readonly years?: string; readonly sequence?: string; readonly signerCommand?: readonly string[] }, surroundings: Surroundings = thisMachine()): Promise<void> {
  await withRefusals(async () => {
    const years = wholeNumber('--years', options.years, 1, 10);
    const sequence = wholeNumber('--sequence', options.sequence, 1, Number.MAX_SAFE_INTEGER);
    const commands = (options.signerCommand ?? []).map(signerDescriptor);
    const ring = await createKeyRing(ringFolder(domain, options), { commands, ...(years === undefined ? {} : { years }), ...(sequence === undefined ? {} : { sequence }) }, asking(options), surroundings);
    printLines(createdLines(ring, surroundings.now));
  });
}

/** `assay key rotate`: makes a new key for a purpose. */
export async function keyRotate(domain: string, options: KeyOptions & { readonly purpose: KeyPurpose; readonly years?: string; readonly overlap?: string; readonly signerCommand?: string }, surroundings: Surroundings = thisMachine()): Promise<void> {
  await withRefusals(async () => {
    const years = wholeNumber('--years', options.years, 1, 10);
    const overlapDays = wholeNumber('--overlap', options.overlap, 1, 3650);
    const command = options.signerCommand === undefined ? undefined : signerDescriptor(options.signerCommand);
    const rotation = { purpose: options.purpose, ...(years === undefined ? {} : { years }), ...(overlapDays === undefined ? {} : { overlapDays }), ...(command === undefined ? {} : { command }) };
    printLines(changeLines(await rotateKey(ringFolder(domain, options), rotation, asking(options), surroundings)));
  });
}

/** `assay key revoke`: revokes a key, named by its id or the beginning of it. */
export async function keyRevoke(domain: string, id: string, options: KeyOptions & { readonly reason: RevocationReason; readonly at?: string; readonly note?: string }, surroundings: Surroundings = thisMachine()): Promise<void> {
  const at = options.at === undefined ? surroundings.now : parseTime(options.at);
  if (at === undefined) throw new CommandFailure(terminal`--at expects a time such as 2026-05-31T12:00:00Z; it was ${options.at ?? ''}.`, 'usage');
  await withRefusals(async () => {
    const folder = ringFolder(domain, options);
    const keyId = await fullKeyId(folder, id, surroundings);
    printLines(revokedLines(await revokeKey(folder, { keyId, reason: options.reason, at, ...(options.note === undefined ? {} : { note: options.note }) }, asking(options), surroundings), surroundings.now));
  });
}

/** `assay key show`: a publisher's keys, and the anchor that customers need. */
export async function keyShow(domain: string, options: KeyOptions & { readonly format?: string }, surroundings: Surroundings = thisMachine()): Promise<void> {
  await withRefusals(async () => {
    const ring = await openKeyRing(ringFolder(domain, options), asking(options), surroundings);
    if (options.format === 'json') print(jsonDocument(ringJson(ring, surroundings.now)));
    else printLines(ringLines(ring, surroundings.now));
  });
}

async function fullKeyId(folder: string, beginning: string, surroundings: Surroundings): Promise<string> {
  const { verified } = await openKeyRing(folder, () => Promise.reject(new RangeError('No passphrase is needed to read a key file.')), surroundings);
  const ids = verified.file.keys.map(({ keyId }) => keyId).filter((keyId) => keyId.startsWith(beginning));
  const [id] = ids;
  if (beginning.length >= 8 && id !== undefined && ids.length === 1) return id;
  throw new CommandFailure(terminal`${beginning} names no single key: an id or at least its first 8 digits were expected. See: assay key show ${verified.file.publisher}`, 'usage');
}

function ringFolder(domain: string, options: KeyOptions): string {
  return publisherFolder(dataFolder(options.data), domain);
}

function asking({ passphraseFile }: KeyOptions): AskPassphrase {
  return (use) => keyPassphrase(use, passphraseFile);
}

function wholeNumber(option: string, text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^[0-9]{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new CommandFailure(terminal`${option} expects a whole number from ${min} to ${max}; it was ${text}.`, 'usage');
}

async function withRefusals(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (problem) {
    if (problem instanceof KeysRefused) throw new CommandFailure(terminal`${problem.sentence}`, problem.about === 'request' ? 'usage' : 'unread');
    if (problem instanceof Refused) throw new CommandFailure(terminal`${problem.text}`, 'usage');
    if (problem instanceof Error && 'syscall' in problem && 'code' in problem) throw new CommandFailure(terminal`The keys can’t be written (${String(problem.code)}), so they are as they were. Make room, or name a data folder that may be written to.`, 'usage');
    throw problem;
  }
}

function printLines(lines: readonly Line[]): void {
  print(page(lines, process.stdout.columns ?? 80));
}
