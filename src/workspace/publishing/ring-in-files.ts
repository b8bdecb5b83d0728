import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { createKeyRing } from '../../dossier/keys/create-key-ring.ts';
import { keyFileName, type AskPassphrase, type Surroundings } from '../../dossier/keys/key-ring.ts';
import { writeOwned } from '../../dossier/keys/owned-file.ts';
import { historyFile, writtenHistory, type PublisherHistory } from '../../dossier/publish/publisher-log.ts';
import type { Scope } from '../../store/scope.ts';
import type { Services } from '../services.ts';

/** A publisher’s keys laid out as the engine wants them, for as long as some work takes. */
export interface RingInFiles {
  /** Named like the publisher’s domain. */
  readonly folder: string;
  /** A folder around it for whatever the work writes besides. */
  readonly around: string;
  readonly ask: AskPassphrase;
  readonly surroundings: Surroundings;
  /** What is in the files now, in the form that is kept. */
  readonly kept: () => KeptRing;
}

/** Keys and salts as a row keeps them, and the key file that everybody may read. */
export interface KeptRing {
  readonly sealed: string;
  readonly keyFile: string;
}

const sealedShape = z.strictObject({ schema: z.literal('urn:assay:sealed-ring:1'), passphrase: z.string(), files: z.record(z.string(), z.base64()) });

type Means = Pick<Services, 'secrets' | 'ports' | 'scratchFolder'>;

/** The passphrase has 256 random bits: there is nothing to guess, so that opening a key need cost nothing. */
const cost = { memory: 8, passes: 1, parallelism: 1 } as const;
const passphraseBytes = 32;
/** What the work leaves besides the keys: the lock, and the history, which has rows of its own. */
const notKept: ReadonlySet<string> = new Set(['writer.lock', historyFile]);

/** Makes the keys of a new publisher. @throws KeysRefused */
export async function newRing(services: Means, scope: Scope, domain: string): Promise<KeptRing> {
  return inOwnFolder(services, scope, domain, Buffer.from(services.ports.randomBytes(passphraseBytes)).toString('base64url'), async (ring) => {
    await createKeyRing(ring.folder, {}, ring.ask, ring.surroundings);
    return ring.kept();
  });
}

/**
 * Lays the keys out in a folder that only this process may enter, and removes it after the work. The private keys in it are sealed with a
 * passphrase that is never written down there.
 * @param history of the log, for whoever publishes
 * @throws Error when the keys were sealed by an instance with another secret
 */
export async function ringInFiles<Result>(services: Means, scope: Scope, { domain, sealed }: { readonly domain: string; readonly sealed: string }, history: PublisherHistory | undefined, work: (ring: RingInFiles) => Promise<Result>): Promise<Result> {
  const { passphrase, files } = sealedShape.parse(JSON.parse(Buffer.from(services.secrets.open(purposeOf(scope, domain), sealed)).toString('utf8')));
  return inOwnFolder(services, scope, domain, passphrase, async (ring) => {
    mkdirSync(ring.folder, { mode: 0o700 });
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(ring.folder, path)), { recursive: true, mode: 0o700 });
      writeOwned(join(ring.folder, path), Uint8Array.fromBase64(content), path === keyFileName ? 'everybody' : 'owner');
    }
    if (history !== undefined) writeOwned(join(ring.folder, historyFile), writtenHistory(history), 'owner');
    return work(ring);
  });
}

async function inOwnFolder<Result>({ secrets, ports, scratchFolder }: Means, scope: Scope, domain: string, passphrase: string, work: (ring: RingInFiles) => Promise<Result>): Promise<Result> {
  await mkdir(scratchFolder, { recursive: true, mode: 0o700 });
  // The folder that mkdtemp makes has the mode 0700.
  const around = await mkdtemp(join(scratchFolder, 'keys-'));
  const folder = join(around, domain);
  const kept = (): KeptRing => {
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !notKept.has(entry.name)).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1)).toSorted();
    const files = Object.fromEntries(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path)).toString('base64')]));
    return { sealed: secrets.seal(purposeOf(scope, domain), Buffer.from(JSON.stringify({ schema: 'urn:assay:sealed-ring:1', passphrase, files }))), keyFile: files[keyFileName] ?? '' };
  };
  try {
    return await work({ folder, around, ask: async () => passphrase, surroundings: { now: ports.now().getTime(), random: ports.randomBytes, cost }, kept });
  } finally {
    await rm(around, { recursive: true, force: true });
  }
}

/** Keys of one organisation can’t be put in the place of another’s. */
function purposeOf({ organisationId }: Scope, domain: string): string {
  return `publisher ${organisationId} ${domain}`;
}
