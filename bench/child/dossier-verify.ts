/** Signatures, log and the digests of all files of a dossier, with no check run again. */
import { join } from 'node:path';
import { verifySigned } from '../../src/dossier/verify/verify-signed.ts';

const folder = process.argv[2] ?? '';
// Without an await at the top, which the form of the built program does not know.
void verifySigned({ folder, memory: join(folder, '../nothing-remembered'), now: Date.parse('2026-07-02T00:00:00Z') }).then(({ publication }) => {
  process.stdout.write(`${JSON.stringify({ files: publication.predicate.evidence.length, sequence: publication.predicate.sequence })}\n`);
});
