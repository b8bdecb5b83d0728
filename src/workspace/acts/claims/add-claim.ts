import { z } from 'zod';
import { newIdentifier } from '../../../identity/identifier.ts';
import { changingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findWordsOf } from '../../claims/find.ts';
import { keepProductWorkable, newColumns, ownWord } from '../../claims/person-word.ts';
import { recordOf, recordKinds } from '../../claims/records.ts';
import { checkEnd, dayShape, officeShape, requirementIdShape, requirementOn, sentenceShape, wordDaysMost } from '../../claims/word-shapes.ts';
import { idShape, nameShape } from '../../shapes.ts';

/** Files that one claim rests on at most. */
const documentsMost = 20;

export const addClaim = changingAct({
  id: 'claim.add',
  summary: 'Writes down what somebody claims about a product: on which requirement, in which words, who, until when, and the files of evidence that it rests on.',
  area: 'business-data',
  object: 'claim',
  http: { method: 'POST', path: '/api/v1/products/{product}/claims' },
  input: z.strictObject({
    product: idShape, requirement: requirementIdShape, kind: z.enum(recordKinds).default('claim').describe('A claim in words, or the record of something that people do.'), facts: z.record(z.string().max(40), sentenceShape(400)).default({}).describe('The facts of such a record, by field.'),
    text: sentenceShape(1500).nullable().default(null).describe('The words of the claim; a record is put into words by its facts.'),
    byName: nameShape.nullable().default(null).describe('Who claims it; the account that is signed in when left out.'), byRole: officeShape,
    saidAt: dayShape.nullable().default(null), expiresAt: dayShape, evidence: z.array(idShape).max(documentsMost).default([]), mayPublishName: z.boolean().default(false).describe('Whether the person agreed that name and office are published.'),
  }),
  output: z.object({ id: z.string() }),
  find: findWordsOf,
  run: async (context, { product, requirement, kind, facts, text, byName, byRole, saidAt, expiresAt, evidence, mayPublishName }) => {
    const { rows, actor, at, note } = context;
    await keepProductWorkable(rows, product);
    requirementOn(requirement);
    checkEnd(expiresAt, at, wordDaysMost, 'expiresAt');
    const day = saidAt ?? at.slice(0, 10);
    if (day > expiresAt || day > at.slice(0, 10)) throw new ActRefused('invalid-input', 'It was said on a day that has come, and ends later.', [{ path: 'saidAt', message: 'Expected a day up to today, and before the last one.' }]);
    const said = recordOf(kind, requirement, facts, text);
    const columns = byName === null ? ownWord(context, { role: byRole, mayPublishName }) : newColumns(context, { byName, byRole, byAccountId: null, createdBy: actor.accountId ?? actor.kind, mayPublishName });
    const files = evidence.length === 0 ? [] : await rows.selectFrom('evidenceFile').innerJoin('release', 'release.id', 'evidenceFile.releaseId').select(['evidenceFile.id', 'evidenceFile.path', 'evidenceFile.digest']).where('release.productId', '=', product).where('evidenceFile.removedAt', 'is', null).where('evidenceFile.id', 'in', evidence).execute();
    if (files.length !== new Set(evidence).size) throw new ActRefused('invalid-input', 'A file that the claim is to rest on is not among the evidence of this product.', [{ path: 'evidence', message: 'Expected ids of files of evidence of this product.' }]);
    await rows.insertInto('claim').values({ ...columns, requirement, kind, facts: JSON.stringify(said.facts), text: said.text, saidAt: day, expiresAt }).execute();
    for (const { id, path, digest } of files) await rows.insertInto('claimDocument').values({ id: newIdentifier(context.services.ports), claimId: columns.id, evidenceId: id, path, digest }).execute();
    note({ claim: columns.id, requirement, kind, until: expiresAt, documents: files.length, mayPublishName });
    return { id: columns.id };
  },
});
