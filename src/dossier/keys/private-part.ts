import { join } from 'node:path';
import * as z from 'zod/mini';
import { parseStrict } from '../../attest/strict-json.ts';
import type { KeyFile } from '../../attest/key-file.ts';
import type { KeyId } from '../../attest/public-key.ts';
import { Refused } from '../../attest/refusal.ts';
import { firstIssue } from '../../attest/shape.ts';
import type { Signer } from '../../attest/sign-envelope.ts';
import { quote, say } from '../../model/text.ts';
import { commandSigner, signerCommandShape, type SignerCommand } from './command-signer.ts';
import { KeysRefused } from './keys-refused.ts';
import { isThere, readOwned } from './owned-file.ts';
import { openPrivateKey, privateKeyShape, type PrivateKeyFile } from './private-key-file.ts';

/** How a private key is held: sealed in a file, or behind a program. */
export type PrivatePart = PrivateKeyFile | SignerCommand;

/** Bytes of a file that holds a private part. */
const sizeMax = 65_536;

const privatePartShape = z.discriminatedUnion('schema', [privateKeyShape, signerCommandShape]);

/** The folder of the private parts in a publisher's folder. */
export function privateFolder(folder: string): string {
  return join(folder, 'private');
}

/** Where the private part of a key lies in a publisher's folder. */
export function privatePath(folder: string, id: KeyId): string {
  return join(privateFolder(folder), `${id}.json`);
}

/**
 * Reads a private part, still sealed.
 * @throws KeysRefused when others may use the file, or it isn't in the format's one form
 */
export function readPrivatePart(path: string): PrivatePart {
  const bytes = readOwned(path, sizeMax, 'owner');
  try {
    const parsed = privatePartShape.safeParse(parseStrict(bytes, 'canonical', sizeMax));
    if (parsed.success) return parsed.data;
    const issue = firstIssue(parsed.error);
    throw new KeysRefused('state', say`The file ${quote(path)} is no private key that this version opens, or was changed since it was written. At ${quote(issue.path)}: ${quote(issue.expected)}. Put it back from a backup.`);
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    throw new KeysRefused('state', say`The file ${quote(path)} was changed since it was written. ${problem.text} Put it back from a backup.`);
  }
}

/**
 * The private part of a published key; undefined when it is kept somewhere else.
 * @throws KeysRefused
 */
export function privatePartOf(folder: string, published: KeyFile['keys'][number]): PrivatePart | undefined {
  const path = privatePath(folder, published.keyId);
  if (!isThere(path)) return undefined;
  const part = readPrivatePart(path);
  const isSame = part.keyId === published.keyId && part.purpose === published.purpose && part.publicKey === published.publicKey;
  if (!isSame) throw new KeysRefused('state', say`The file ${quote(path)} holds another key than its name and the key file say. Put it back from a backup.`);
  return part;
}

/**
 * A signer over a private part.
 * @param passphrase asked for only where the part is sealed
 */
export async function signerOf(folder: string, part: PrivatePart, passphrase: () => Promise<string>): Promise<Signer> {
  return part.schema === 'urn:assay:signer-command:1' ? commandSigner(part) : openPrivateKey(part, await passphrase(), privatePath(folder, part.keyId));
}
