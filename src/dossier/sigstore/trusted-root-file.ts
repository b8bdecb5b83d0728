import { openFile } from '../../collect/file-source.ts';
import { quote, say } from '../../model/text.ts';
import { Unreadable } from '../../read/source.ts';
import { readTrustedRoot, trustedRootSizeMax, TrustedRootUnusable, type TrustedRoot } from '../../sigstore/trusted-root.ts';

/**
 * Reads a customer's own trusted root, for an instance of its own or because the one that comes along has aged.
 * @throws TrustedRootUnusable
 */
export async function openTrustedRoot(path: string): Promise<TrustedRoot> {
  return readTrustedRoot(bytesAt(path));
}

function bytesAt(path: string): Uint8Array {
  try {
    const source = openFile(path, path);
    try {
      return source.bytes(trustedRootSizeMax);
    } finally {
      source.close();
    }
  } catch (problem) {
    if (problem instanceof Unreadable) throw new TrustedRootUnusable(say`${quote(path)} ${quote(problem.reason)}.`);
    throw problem;
  }
}
