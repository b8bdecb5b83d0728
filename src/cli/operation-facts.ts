import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKeyFileAsTold } from '../attest/unverified-key-file.ts';
import { Refused } from '../attest/refusal.ts';
import { releaseOf } from '../settings/releases.ts';
import { runtimeEndOf } from '../settings/runtime-end.ts';
import type { Settings } from '../settings/settings.ts';
import { isLoopback } from '../server/listener/listening-rule.ts';
import type { OperationFacts } from '../workspace/services.ts';
import { textIfThere } from './program-files.ts';

/**
 * What only the running process knows of itself, looked at anew each time that it is asked.
 * @param folder the data folder
 */
export function operationFacts(values: Settings, folder: string, version: string): () => Promise<OperationFacts> {
  return async () => ({
    connection: connectionOf(values), certificateEndsAt: certificateEnd(values.certificateFile), securityTxt: securityTxtOf(join(folder, 'security.txt')), signingKeys: await keyEnds(join(folder, 'publishers')),
    release: { version, endOfLifeAt: releaseOf(version)?.supportedUntil ?? null, feed: values.updateFeed }, runtime: { version: process.versions.node, endOfLifeAt: runtimeEndOf(process.versions.node) },
  });
}

/** How browsers get here. A server that others could reach without encryption does not start; should it do so all the same, it is told. */
function connectionOf({ certificateFile, listenAddress, trustedProxies, publicUrl }: Settings): OperationFacts['connection'] {
  if (certificateFile !== '') return 'tls';
  if (trustedProxies.length > 0) return publicUrl.startsWith('https:') || isLoopback(listenAddress) ? 'proxy' : 'plain';
  return isLoopback(listenAddress) ? 'loopback' : 'plain';
}

function certificateEnd(file: string): string | null {
  const text = file === '' ? undefined : textIfThere(file);
  if (text === undefined) return null;
  try {
    return new Date(new X509Certificate(text).validTo).toISOString();
  } catch {
    // What can’t be read now was read at the start; a wrong one is refused there.
    return null;
  }
}

/** When the instance’s security.txt ends (RFC 9116, section 2.5.5). */
function securityTxtOf(file: string): OperationFacts['securityTxt'] {
  const text = textIfThere(file);
  if (text === undefined) return 'absent';
  const expires = Date.parse(/^Expires:[ \t]*(\S+)/im.exec(text)?.[1] ?? '');
  return Number.isNaN(expires) ? 'unknown' : { endsAt: new Date(expires).toISOString() };
}

/** The end of every key that still signs: those in the publishers’ key files that are not revoked and have no successor. */
async function keyEnds(folder: string): Promise<OperationFacts['signingKeys']> {
  const ends = [];
  for (const publisher of existsSync(folder) ? readdirSync(folder) : []) {
    const path = join(folder, publisher, 'assay-keys.json');
    if (!existsSync(path)) continue;
    try {
      const { keys } = await readKeyFileAsTold(readFileSync(path));
      for (const { keyId, purpose, validUntil, revoked, successor } of keys) if (revoked === undefined && successor === undefined) ends.push({ name: `${keyId.slice(0, 8)} of ${publisher} (${purpose})`, endsAt: validUntil });
    } catch (problem) {
      // A key file that can’t be read is told by the commands that need it.
      if (!(problem instanceof Refused)) throw problem;
    }
  }
  return ends;
}
