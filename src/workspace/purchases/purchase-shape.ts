import { z } from 'zod';
import { requirementById } from '../../catalog/index.ts';
import type { Tables } from '../../store/tables.ts';
import { dayShape, wordsShape } from '../goals/input-shapes.ts';
import { idShape, nameShape } from '../shapes.ts';
import { artifactKinds } from './artifacts.ts';
import { replyDays } from './hearings.ts';
import { appetites } from './requirement-sets.ts';
import { criticalityShape } from './vendor-shape.ts';

/** A product as a maker calls it; empty for the maker as a whole. */
export const productNameShape = z.union([z.literal(''), nameShape]).default('');

export const stageShape = z.enum(['before', 'during', 'after']);
const deploymentShape = z.array(z.enum(['on-premises', 'cloud', 'saas'])).max(3).refine((list) => new Set(list).size === list.length, 'Expected each once.');
const levelShape = z.enum(['must', 'should']);
export const demandsShape = z.array(z.strictObject({ requirement: z.string().refine((id) => requirementById.get(id)?.audience === 'manufacturer', 'Expected a requirement on makers.'), level: levelShape })).max(300).refine((list) => new Set(list.map(({ requirement }) => requirement)).size === list.length, 'Expected each requirement once.');
/** The organisation’s own criteria: no check looks at them, a person answers. */
export const criteriaShape = z.array(z.strictObject({ id: idShape, text: wordsShape, level: levelShape })).max(40).refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'Expected each id once.');

/** What is said of a case when it is opened or changed. */
export const purchaseInput = {
  title: nameShape,
  need: z.string().trim().max(2000).regex(/^[^\p{C}]*(?:[\t\r\n][^\p{C}]*)*$/u, 'Expected text without invisible characters.').default(''),
  owner: idShape.optional(),
  decideOn: dayShape.optional(),
  budget: z.string().trim().max(120).regex(/^[^\p{C}]*$/u, 'Expected one line, without invisible characters.').default(''),
  criticality: criticalityShape.default('ordinary'),
  deployment: deploymentShape.default([]),
  appetite: z.enum(appetites).default('cautious'),
  isTender: z.boolean().default(false),
  replyDays: z.number().int().min(1).max(replyDays.most).default(replyDays.usual).describe('Days that a maker has to reply to what was seen of it, before the comparison is used.'),
};

export const candidateShape = z.object({ id: z.string(), vendorId: z.string(), vendor: z.string(), domain: z.string().nullable(), product: z.string(), reseller: z.string(), state: z.enum(['standing', 'withdrawn', 'awarded', 'not-chosen']), stateReason: z.string().nullable(), addedAt: z.string() });

export const artifactStateShape = z.enum(['wanted', 'seen', 'asked', 'received', 'refused', 'not-needed']);
export const artifactKindShape = z.enum(artifactKinds as [string, ...string[]]);

export const purchaseShape = z.object({
  id: z.string(), title: z.string(), need: z.string(), ownerId: z.string(), owner: z.string(), stage: stageShape, state: z.enum(['open', 'awarded', 'dropped']), decideOn: z.string().nullable(), budget: z.string(), criticality: criticalityShape,
  deployment: z.array(z.string()), appetite: z.enum(appetites), demands: z.array(z.object({ requirement: z.string(), level: levelShape })), criteria: z.array(z.object({ id: z.string(), text: z.string(), level: levelShape })), isTender: z.boolean(), replyDays: z.number(),
  awardedCandidateId: z.string().nullable(), awardedAt: z.string().nullable(), endedReason: z.string().nullable(), createdAt: z.string(), changedAt: z.string(),
});

/** A case as it leaves. @param owner the name of who answers for it */
export function purchaseOf({ deployment, demands, criteria, isTender, replyDays: days, ...row }: Tables['purchase'], owner: string): z.infer<typeof purchaseShape> {
  return { ...row, owner, isTender: isTender === 1, replyDays: days ?? replyDays.usual, deployment: z.array(z.string()).parse(JSON.parse(deployment)), demands: purchaseShape.shape.demands.parse(JSON.parse(demands)), criteria: purchaseShape.shape.criteria.parse(JSON.parse(criteria)) };
}
