import { renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { KeyFile } from '../../attest/key-file.ts';
import { timeText } from '../../attest/milliseconds.ts';
import { signKeyFile } from '../../attest/verified-key-file.ts';
import { quote, say } from '../../model/text.ts';
import { writeAnchors } from './anchors-file.ts';
import type { SignerCommand } from './command-signer.ts';
import { publishedKey, usualYears } from './key-file-change.ts';
import { keyFileName, openKeyRing, saltSeedPath, thisMachine, type AskPassphrase, type KeyRing, type Surroundings } from './key-ring.ts';
import { KeysRefused } from './keys-refused.ts';
import { keepPrivatePart, newKey } from './new-key.ts';
import { flushFolder, isThere, makeOwnedFolder, writeOwned } from './owned-file.ts';
import { privateFolder } from './private-part.ts';
import { saltSeedLength } from './salt.ts';

export interface NewKeyRing {
  /** Years that the keys for dossiers and the log are valid for; one when left out. The `keys` key is valid for three, or as long where that is more. */
  readonly years?: number;
  /** External signers; a key is made here for every purpose that has none. */
  readonly commands?: readonly SignerCommand[];
  /** The number of the first key file; more than 1 where customers know key files of a ring that was lost. */
  readonly sequence?: number;
}

/** `keys` first: it signs the others. */
const purposes = ['keys', 'dossier', 'log'] as const;

/**
 * Makes a publisher's keys, their signed key file and the secret of its salts: the whole folder, or nothing.
 * @param folder `<data>/publishers/<domain>`; what is there is never replaced
 * @param ask called with `new`, once, unless every key is an external signer's
 * @throws KeysRefused
 */
export async function createKeyRing(folder: string, request: NewKeyRing, ask: AskPassphrase, surroundings: Surroundings = thisMachine()): Promise<KeyRing> {
  if (isThere(folder)) throw new KeysRefused('request', say`There is something in ${quote(folder)} already, and it is not replaced. For a new key: assay key rotate ${quote(basename(folder))} --purpose dossier`);
  const twice = purposes.find((purpose) => (request.commands ?? []).filter((command) => command.purpose === purpose).length > 1);
  if (twice !== undefined) throw new KeysRefused('request', say`Two signers are for the purpose ${quote(twice)}; one is expected.`);
  const above = dirname(folder);
  makeOwnedFolder(above);
  const draft = join(above, `.${surroundings.random(16).toHex()}.part`);
  try {
    await fill(draft, basename(folder), request, ask, surroundings);
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  flushFolder(above);
  return openKeyRing(folder, ask, surroundings);
}

async function fill(folder: string, publisher: string, { years = 1, commands = [], sequence = 1 }: NewKeyRing, ask: AskPassphrase, surroundings: Surroundings): Promise<void> {
  makeOwnedFolder(folder);
  makeOwnedFolder(privateFolder(folder));
  let asked: Promise<string> | undefined;
  const passphrase = (): Promise<string> => (asked ??= ask('new'));
  const made = [];
  for (const purpose of purposes) {
    const key = await newKey(purpose, commands.find((command) => command.purpose === purpose), passphrase, surroundings);
    keepPrivatePart(folder, key);
    made.push({ ...key, published: publishedKey(key.key, purpose, purpose === 'keys' ? Math.max(years, usualYears.keys) : years, surroundings.now) });
  }
  const file: KeyFile = { schema: 'urn:assay:publisher-keys:1', publisher, sequence, issuedAt: timeText(surroundings.now), keys: made.map(({ published }) => published) };
  const signing = made.filter(({ published }) => published.purpose === 'keys');
  const anchors = signing.map(({ key }) => key);
  const bytes = await signKeyFile(file, signing.map(({ signer }) => signer), anchors);
  writeOwned(saltSeedPath(folder), surroundings.random(saltSeedLength), 'owner');
  writeAnchors(folder, anchors);
  writeOwned(join(folder, keyFileName), bytes, 'everybody');
}
