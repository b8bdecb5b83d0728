import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { currentDossier } from '../../publishing/current-dossier.ts';
import { dossierArchive } from '../../publishing/dossier-archive.ts';
import { findDossierOf } from '../../publishing/find.ts';
import { idShape } from '../../shapes.ts';

/** What the archive’s format holds without extensions that some programs do not read. */
const bytesMost = 4_000_000_000;
const keyFileName = 'assay-keys.json';

export const downloadDossier = readingAct({
  id: 'dossier.download',
  summary: 'Gives what is public of a product as one archive (zip), to be put on any host; the key file in it is the newest.',
  area: 'business-data',
  object: 'dossier',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/products/{product}/dossier/archive' },
  input: z.strictObject({ product: idShape }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findDossierOf,
  // It is put away like evidence and named by nothing, so that it is gone again after a day.
  prepare: async ({ services: { store, evidence }, actor: { scope } }, { product }) => {
    const { current, publisher, slug } = await store.read(scope, async (rows) => ({ ...(await rows.selectFrom('product').select('slug').where('id', '=', product).executeTakeFirstOrThrow()), current: await currentDossier(rows, product), publisher: await rows.selectFrom('publisher').select('keyFile').executeTakeFirst() }));
    if (current === undefined || publisher === undefined || current.files.length === 0) throw new ActRefused('conflict', 'Nothing of this product is public.');
    if (current.shown.sizeBytes > bytesMost) throw new ActRefused('too-large', 'The dossier is longer than an archive that every program reads. Fetch its files one by one, as assay verify does.');
    const files = [...current.files.filter(({ path }) => path !== keyFileName), { path: keyFileName, bytes: Uint8Array.fromBase64(publisher.keyFile) }];
    return { ...(await evidence.put(scope, dossierArchive(evidence, scope, slug, files, current.shown.publishedAt), bytesMost + 100_000_000)), fileName: `${slug}-dossier-${current.shown.sequence}.zip` };
  },
  run: async (_context, _input, archive) => archive,
});
