/** Signatures, log and the digests of all files of a dossier, with no check run again. */
import { join } from 'node:path';

const { verifySigned } = (await import(new URL('../dist/dossier/verify/verify-signed.js', import.meta.url).href)) as typeof import('../../src/dossier/verify/verify-signed.ts');

const folder = process.argv[2] ?? '';
const { publication } = await verifySigned({ folder, memory: join(folder, '../nothing-remembered'), now: Date.parse('2026-07-02T00:00:00Z') });
process.stdout.write(`${JSON.stringify({ files: publication.predicate.evidence.length, sequence: publication.predicate.sequence })}\n`);
