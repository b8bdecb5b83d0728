import { z } from 'zod';
import { changingAct } from '../../act.ts';
import { findCandidate } from '../../purchases/find.ts';
import { keepOpen } from '../../purchases/keep-open.ts';
import { artifactKindShape, artifactStateShape } from '../../purchases/purchase-shape.ts';
import { idShape } from '../../shapes.ts';
import { nothingShape } from '../identity/shapes.ts';

export const setArtifact = changingAct({
  id: 'purchase.set-artifact',
  summary: 'Sets down how it stands with a document that is wanted from a candidate: wanted, seen in public, asked for, received, refused, or not needed.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'PUT', path: '/api/v1/candidates/{candidate}/artifacts/{kind}' },
  input: z.strictObject({ candidate: idShape, kind: artifactKindShape, state: artifactStateShape, note: z.string().trim().max(500).regex(/^[^\p{C}]*$/u, 'Expected one line, without invisible characters.').default('') }),
  output: nothingShape,
  find: findCandidate,
  run: async ({ rows, actor, object, at, note }, { candidate, kind, state, note: words }) => {
    await keepOpen(rows, object.id);
    await rows.deleteFrom('wantedArtifact').where('candidateId', '=', candidate).where('kind', '=', kind).execute();
    await rows.insertInto('wantedArtifact').values({ candidateId: candidate, kind, state, note: words, changedAt: at, changedBy: actor.accountId ?? actor.kind }).execute();
    note({ candidate, kind, state });
    return {};
  },
});
