import { logFiles } from '../../attest/log-tiles.ts';
import type { Reader } from '../../store/store.ts';
import { currentShape } from './current-dossier.ts';
import type { StoredFile } from './make-dossier.ts';

/** A product’s newest publication as everybody sees it, or that it was withdrawn. */
export interface PublicDossier {
  readonly slug: string;
  readonly name: string;
  readonly maker: string;
  readonly version: string | null;
  readonly publishedAt: string;
  readonly sequence: number;
  readonly payload: string;
  readonly goals: readonly { readonly number: number; readonly title: string; readonly verdict: 'met' | 'partly-met' | 'not-met' | 'contradicted' | 'claimed' | 'unknown' | 'not-applicable' }[];
  /** By path; empty when it was withdrawn. */
  readonly files: ReadonlyMap<string, StoredFile>;
  readonly withdrawnAt: string | null;
  readonly withdrawnReason: string | null;
}

/** All that an organisation shows to everybody. */
export interface PublicState {
  readonly revision: number;
  readonly domain: string;
  readonly keyFile: Uint8Array;
  readonly checkpoint: string;
  /** By their short names. */
  readonly dossiers: ReadonlyMap<string, PublicDossier>;
}

/** Says whether anything public was changed: a number that goes up, 0 before there is a publisher. */
export async function publicRevision(rows: Reader): Promise<number> {
  return (await rows.selectFrom('publisher').select('revision').executeTakeFirst())?.revision ?? 0;
}

/** What everybody may see now; undefined before there is a publisher. */
export async function publicState(rows: Reader): Promise<PublicState | undefined> {
  const publisher = await rows.selectFrom('publisher').select(['domain', 'revision', 'keyFile', 'checkpoint']).executeTakeFirst();
  if (publisher === undefined) return undefined;
  const found = await rows.selectFrom('publishedDossier').selectAll().where('replacedAt', 'is', null).orderBy('slug').execute();
  const dossiers = found.map(({ goals, files, ...shown }): PublicDossier => ({ ...shown, goals: currentShape.shape.goals.parse(JSON.parse(goals)), files: new Map((JSON.parse(files) as readonly StoredFile[]).map((file) => [file.path, file])) }));
  return { ...publisher, keyFile: Uint8Array.fromBase64(publisher.keyFile), dossiers: new Map(dossiers.map((dossier) => [dossier.slug, dossier])) };
}

/** Every entry of the publication log, in order. */
export async function logEntries(rows: Reader): Promise<readonly Uint8Array[]> {
  return (await rows.selectFrom('publication').select('entry').orderBy('position').execute()).map(({ entry }) => Uint8Array.fromBase64(entry));
}

/** The log up to its signed head as static files by their paths (C2SP tlog-tiles), with that head. */
export async function publicLog(entries: readonly Uint8Array[], checkpoint: string): Promise<ReadonlyMap<string, Uint8Array>> {
  // The second line of a checkpoint is the size of the tree; an entry that no key could sign yet comes with the next.
  const size = Number(checkpoint.split('\n')[1]);
  return new Map([...(await logFiles(entries.slice(0, size))).map(({ path, bytes }): readonly [string, Uint8Array] => [path, bytes]), ['checkpoint', new TextEncoder().encode(checkpoint)]]);
}
