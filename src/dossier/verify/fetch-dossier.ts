import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dossierPredicate, type DossierPredicate } from '../../attest/dossier-predicate.ts';
import { assertListsFit } from '../../attest/dossier-statement.ts';
import { envelopeSizeMax } from '../../attest/envelope.ts';
import { tilePath } from '../../attest/log-tiles.ts';
import { Refused } from '../../attest/refusal.ts';
import { quote, say } from '../../model/text.ts';
import type { World } from '../../net/world.ts';
import { parseJson } from '../../read/gateway/json.ts';
import { layout } from '../dossier-layout.ts';
import { bundleSizeMax } from '../../sigstore/bundle-shape.ts';
import type { UnpackedDossier } from './unpack-dossier.ts';
import { VerificationRefused } from './verification-refused.ts';

const smallBytesMax = 1_048_576;
const bundleBytesMax = 256 * (65_535 + 2);
/** All files of one dossier together. */
const totalBytesMax = 2_147_483_648;
/** As many as the way out asks one host for at a time. */
const atOnce = 6;

/**
 * Brings a dossier from its public address through the guarded way out into a folder of its own: exactly the files that its statement
 * names. The statement is not believed for that, only its shape is checked; it is verified afterwards, from the folder.
 * @param address of the dossier's folder or of its page
 * @param isBundleDemanded whether a Sigstore bundle has to be there; else it is brought where there is one
 * @param under the folder in which its own is made
 * @throws VerificationRefused when a file can't be had; Refused `too-large` when the statement lists more than any dossier has
 */
export async function fetchDossier(address: string, world: World, isBundleDemanded: boolean, under: string = tmpdir()): Promise<UnpackedDossier> {
  const folder = mkdtempSync(join(under, 'assay-dossier-'));
  const close = (): void => rmSync(folder, { recursive: true, force: true });
  const base = new URL(address.replace(/(index\.html|dossier\.json)$/, '').replace(/\/?$/, '/'));
  let total = 0;
  const bring = async (path: string, limitBytes: number): Promise<Uint8Array> => {
    const url = new URL(path.split('/').map(encodeURIComponent).join('/'), base).href;
    const { look, body } = await world.web({ url, limitBytes, isOneOfMany: true });
    const status = look.hops.at(-1)?.status;
    if (look.outcome === 'answered' && status === 410) throw new VerificationRefused('withdrawn', say`${quote(url)} answered with status 410: the publisher withdrew it. Its page says since when and why; a copy that you kept can still be verified.`);
    if (look.outcome === 'answered' && status !== 200) throw new VerificationRefused('file-missing', say`${quote(url)} answered with status ${status ?? 0}; 200 was expected.`);
    if (look.outcome !== 'answered' || body === undefined) throw new VerificationRefused('not-fetched', say`${quote(url)} ${quote(look.reason ?? 'gave no answer that is read')}.`);
    total += body.length;
    if (total > totalBytesMax) throw tooLong();
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), body);
    return body;
  };
  try {
    const predicate = predicateIn(await bring(layout.envelope, envelopeSizeMax));
    await bring(layout.keys, smallBytesMax);
    await bring(layout.proof, smallBytesMax);
    const size = sizeIn(await bring(layout.checkpoint, smallBytesMax));
    const stated = [...(predicate.files ?? []), ...predicate.evidence.flatMap((item) => (item.state === 'public' ? [{ path: `${layout.evidence}/${item.path}`, sizeBytes: item.sizeBytes }] : []))];
    if (stated.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) > totalBytesMax) throw tooLong();
    const files = [...logPaths(size).map((path) => ({ path, sizeBytes: bundleBytesMax })), ...stated];
    await bring(layout.bundle, bundleSizeMax).catch((problem: unknown) => {
      if (isBundleDemanded || !(problem instanceof VerificationRefused) || problem.code === 'too-many-files') throw problem;
    });
    await bringAll(files, (path, sizeBytes) => bring(path, sizeBytes + 1));
    return { folder, close };
  } catch (problem) {
    close();
    throw problem;
  }
}

function tooLong(): VerificationRefused {
  return new VerificationRefused('too-many-files', say`The dossier is longer than ${totalBytesMax} bytes, and no more is fetched.`);
}

/** Brings several files at a time. After the first that can't be had no other is asked for, and none is on its way any more. */
async function bringAll(files: readonly { readonly path: string; readonly sizeBytes: number }[], bring: (path: string, sizeBytes: number) => Promise<unknown>): Promise<void> {
  const waiting = files.values();
  let isOver = false;
  const workers = await Promise.allSettled(Array.from({ length: atOnce }, async () => {
    for (const { path, sizeBytes } of waiting) {
      if (isOver) return;
      try {
        await bring(path, sizeBytes);
      } catch (problem) {
        isOver = true;
        throw problem;
      }
    }
  }));
  const failed = workers.find((worker) => worker.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

function predicateIn(envelope: Uint8Array): DossierPredicate {
  const unreadable = new VerificationRefused('unreadable', say`${quote(layout.envelope)} is no envelope with a dossier.`);
  try {
    const { payload } = parseJson(envelope, { stringBytesMax: envelopeSizeMax }) as { readonly payload: string };
    const { predicate } = parseJson(Uint8Array.fromBase64(payload)) as { readonly predicate: unknown };
    assertListsFit(predicate);
    const parsed = dossierPredicate.safeParse(predicate);
    if (parsed.success) return parsed.data;
  } catch (problem) {
    if (problem instanceof Refused && problem.code === 'too-large') throw problem;
    throw unreadable;
  }
  throw unreadable;
}

/** The size of the log that a checkpoint states (C2SP tlog-checkpoint, second line). */
function sizeIn(checkpoint: Uint8Array): number {
  const size = Number(new TextDecoder().decode(checkpoint).split('\n')[1]);
  if (!Number.isSafeInteger(size) || size < 1 || size > 1_000_000) throw new VerificationRefused('unreadable', say`${quote(layout.checkpoint)} states no size of a log.`);
  return size;
}

/** Every tile of a log of that size (C2SP tlog-tiles). */
function logPaths(size: number): readonly string[] {
  const paths: string[] = [];
  const tiles = (name: string, count: number): void => {
    for (let index = 0; index * 256 < count; index += 1) paths.push(`${layout.log}/tile/${name}/${tilePath(index, Math.min(256, count - index * 256))}`);
  };
  tiles('entries', size);
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / 256)) tiles(String(level), count);
  return paths;
}
