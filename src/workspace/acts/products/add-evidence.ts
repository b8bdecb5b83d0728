import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { keptChange, keptQuery } from '../../../store/kept-query.ts';
import type { ProductTables } from '../../../store/table/products.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { collides, evidencePathShape } from '../../measured/evidence-path.ts';
import { findOfRelease } from '../../measured/find.ts';
import { kindsIn } from '../../measured/handed-over.ts';
import { readingShape, readStored } from '../../measured/inspection-summary.ts';
import { keepWorkable } from '../../measured/keep-workable.ts';
import { idShape } from '../../shapes.ts';

/** Files of one release at most. */
const filesMost = 2000;

export const addEvidence = changingAct({
  id: 'evidence.add',
  summary: 'Hands over one file of evidence for a release. It is read at once, in a process of its own without rights, and the answer says what was seen. A file under the same path is replaced.',
  area: 'business-data',
  object: 'evidence',
  receivesBytes: true,
  http: { method: 'PUT', path: '/api/v1/releases/{release}/evidence' },
  input: z.strictObject({ release: idShape, path: evidencePathShape, digest: z.string().regex(/^[0-9a-f]{64}$/), sizeBytes: z.number().int().min(0) }),
  output: z.object({ id: z.string(), digest: z.string(), reading: readingShape }),
  find: findOfRelease('evidence'),
  prepare: async ({ services, actor, at }, { path, digest }) => readStored(services, actor.scope, { path, digest }, at),
  run: async ({ rows, actor, services, at, note }, { release, path, digest, sizeBytes }, reading) => {
    const [product] = await productOf(rows, { release });
    if (product === undefined) throw new Error('A release that was found has no product.');
    keepWorkable(product);
    const others = await filesOf(rows, { release });
    const same = others.find((file) => file.path === path);
    if (same === undefined && others.length >= filesMost) throw new ActRefused('too-many', `A release holds at most ${filesMost} files. Put many files into one archive.`);
    const inTheWay = others.find((file) => collides(file.path, path));
    if (inTheWay !== undefined) throw new ActRefused('conflict', 'Another file of this release lies where a folder of this path would have to be, or the other way round.');
    if (same !== undefined) await takeAway(rows, { id: same.id, removedAt: at });
    const id = newIdentifier(services.ports);
    await add(rows, { id, releaseId: release, productId: product.id, path, digest, sizeBytes, origin: 'handed-over', reading: JSON.stringify(reading), kinds: JSON.stringify(kindsIn({ path, reading })), receivedAt: at, receivedBy: actor.accountId ?? actor.kind, removedAt: null });
    note({ evidence: id, path, digest, sizeBytes, ...(same === undefined ? {} : { replaced: same.id }) });
    return { id, digest, reading };
  },
});

const productOf = keptQuery((rows, { release }: { readonly release: string }) => rows.selectFrom('product').innerJoin('release', 'release.productId', 'product.id').select(['product.id', 'product.archivedAt']).where('release.id', '=', release));
const filesOf = keptQuery((rows, { release }: { readonly release: string }) => rows.selectFrom('evidenceFile').select(['id', 'path']).where('releaseId', '=', release).where('removedAt', 'is', null));
const takeAway = keptChange((rows, { id, removedAt }: { readonly id: string; readonly removedAt: string }) => rows.updateTable('evidenceFile').set({ removedAt }).where('id', '=', id));
const add = keptChange((rows, file: Readonly<ProductTables['evidenceFile']>) => rows.insertInto('evidenceFile').values(file));
