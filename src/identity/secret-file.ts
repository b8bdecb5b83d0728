import { closeSync, existsSync, fstatSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Ports } from '../model/ports.ts';

/** Where the instance’s secret is kept: in its data folder, or in a file that several servers share. */
export type SecretPlace = { readonly dataFolder: string } | { readonly file: string };

/** Where the instance’s secret lies. @param secretFile the setting, empty when it is not set */
export function secretPlace(secretFile: string, dataFolder: string): SecretPlace {
  return secretFile === '' ? { dataFolder } : { file: secretFile };
}

/** The instance’s secret can’t be used; the sentence says how to mend it. */
export class SecretFileRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SecretFileRefused';
  }
}

const name = 'instance-secret';
const secretBytes = 32;
const form = /^[0-9a-f]{64}\s*$/u;
/** Windows has no mode bits; there the folder’s owner keeps others out. */
const hasModes = process.platform !== 'win32';

/** Reads the secret of 32 bytes; in the data folder it is made when it is missing. @throws SecretFileRefused */
export function instanceSecret(place: SecretPlace, ports: Pick<Ports, 'randomBytes'>): Uint8Array {
  // A secret that an orchestrator puts there may belong to a group; one of our own belongs to nobody else.
  if ('file' in place) return read(place.file, 0o007);
  const path = join(place.dataFolder, name);
  try {
    return read(path, 0o077);
  } catch (problem) {
    if (!isMissing(problem)) throw problem;
  }
  make(path, ports);
  return read(path, 0o077);
}

/** The secret that is there; in a data folder there may be none yet. @throws SecretFileRefused */
export function existingInstanceSecret(place: SecretPlace): Uint8Array | undefined {
  if ('file' in place) return read(place.file, 0o007);
  try {
    return read(join(place.dataFolder, name), 0o077);
  } catch (problem) {
    if (isMissing(problem)) return undefined;
    throw problem;
  }
}

/**
 * Puts a secret that was kept elsewhere into a data folder. One that is there already is kept beside, under another name.
 * @returns where the one before is now; undefined when there was none
 */
export function putBackInstanceSecret(dataFolder: string, secret: Uint8Array, at: Date): string | undefined {
  const path = join(dataFolder, name);
  const before = existsSync(path) ? `${path}.until-${at.toISOString().replaceAll(/[:.]/gu, '-')}` : undefined;
  if (before !== undefined) renameSync(path, before);
  make(path, { randomBytes: () => new Uint8Array(secret) });
  return before;
}

function read(path: string, closedTo: number): Uint8Array {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (problem) {
    if (isMissing(problem) && closedTo === 0o077) throw problem;
    throw new SecretFileRefused(`The instance’s secret ${path} can’t be opened. The user that runs Assay must be able to read it.`);
  }
  try {
    const { mode } = fstatSync(descriptor);
    if (hasModes && (mode & closedTo) !== 0) throw new SecretFileRefused(`Others may use the file of the instance’s secret ${path} (its mode is ${(mode & 0o777).toString(8)}), so it is not opened. Run chmod 600 on it; if somebody may have read it, replace it, and enter client secrets and one-time passwords anew.`);
    const text = readFileSync(descriptor, 'latin1');
    if (!form.test(text)) throw new SecretFileRefused(`The file of the instance’s secret ${path} does not hold 64 hexadecimal digits. Restore it from a backup; to begin with a new one, write the output of “openssl rand -hex 32” into it.`);
    return Uint8Array.fromHex(text.trim());
  } finally {
    closeSync(descriptor);
  }
}

/** Written under another name first and linked, so that it is there whole or not at all, and the first of two processes wins. */
function make(path: string, { randomBytes }: Pick<Ports, 'randomBytes'>): void {
  const draft = `${path}.${process.pid}.part`;
  const descriptor = openSync(draft, 'w', 0o600);
  try {
    writeFileSync(descriptor, `${randomBytes(secretBytes).toHex()}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    linkSync(draft, path);
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'EEXIST')) throw problem;
  } finally {
    rmSync(draft, { force: true });
  }
  if (!hasModes) return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

function isMissing(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === 'ENOENT';
}
