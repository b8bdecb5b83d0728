import { quote, say } from '../model/text.ts';
import { equalBytes, fromBase64, toBase64, type Bytes } from './bytes.ts';
import { rootOf, type Hash } from './merkle-tree.ts';
import type { Ed25519Key } from './public-key.ts';
import { Refused } from './refusal.ts';
import { origin } from './shape.ts';
import type { Signer } from './sign-envelope.ts';
import { SignedNote, signNote } from './signed-note.ts';
import type { VerifiedKeyFile } from './verified-key-file.ts';

/** How large a log is, and what is in it. */
export interface TreeHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

export interface CheckpointPolicy {
  /** The key file of the log's publisher. */
  readonly trust: VerifiedKeyFile;
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When these very bytes were first seen; now when left out. A log key must have been good then. */
  readonly seenAt?: number;
}

let verified: (head: TreeHead) => VerifiedCheckpoint;

/** A tree head that the log signed. Only `verifyCheckpoint` makes one. */
export class VerifiedCheckpoint {
  readonly #head: TreeHead;
  private constructor(head: TreeHead) {
    this.#head = head;
  }
  static {
    verified = (head) => new VerifiedCheckpoint(head);
  }

  get origin(): string {
    return this.#head.origin;
  }

  get size(): number {
    return this.#head.size;
  }

  get root(): Hash {
    return this.#head.root.slice();
  }
}

/**
 * Verifies a checkpoint (C2SP tlog-checkpoint): exactly origin, size and root, signed by a log key of the publisher under the log's name.
 * @throws Refused
 */
export async function verifyCheckpoint(bytes: Uint8Array, policy: CheckpointPolicy): Promise<VerifiedCheckpoint> {
  return openCheckpoint(bytes, policy.origin, policy.trust.keysFor('log', policy.seenAt ?? policy.now, policy.now));
}

/**
 * Verifies a checkpoint of a log whose keys are known otherwise than by a key file: exactly origin, size and root, signed by one of the keys under the log's name.
 * @param name the log's origin
 * @throws Refused
 */
export async function openCheckpoint(bytes: Uint8Array, name: string, keys: readonly Ed25519Key[]): Promise<VerifiedCheckpoint> {
  const head = treeHeadOf(await SignedNote.parse(bytes).open(name, keys));
  if (head.origin !== name) throw new Refused('checkpoint-origin', say`It says ${quote(head.origin)}; ${quote(name)} was expected.`);
  if (head.size === 0 && !equalBytes(head.root, await rootOf([]))) throw new Refused('checkpoint-form', say`An empty log has another root.`);
  return verified(head);
}

/**
 * Signs a tree head; the log's origin is its name.
 * @throws Refused `checkpoint-form` when a verifier would refuse it, and what signing refuses
 */
export async function signCheckpoint(head: TreeHead, signers: readonly Signer[], keys: readonly Ed25519Key[]): Promise<Bytes> {
  const text = `${head.origin}\n${head.size}\n${toBase64(head.root)}\n`;
  treeHeadOf(text);
  if (!origin.safeParse(head.origin).success) throw new Refused('checkpoint-form', say`The origin ${quote(head.origin)} holds white space, a plus sign or more than ASCII.`);
  return signNote(text, head.origin, signers, keys);
}

function treeHeadOf(text: string): TreeHead {
  const [name = '', size = '', root = '', end, ...rest] = text.split('\n');
  if (end !== '' || rest.length > 0 || name === '') throw new Refused('checkpoint-form', say`It has to have three lines.`);
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) throw new Refused('checkpoint-form', say`Its size is ${quote(size)}.`);
  const hash = fromBase64(root);
  if (hash.length !== 32) throw new Refused('checkpoint-form', say`Its root has ${hash.length} bytes.`);
  return { origin: name, size: Number(size), root: hash };
}
