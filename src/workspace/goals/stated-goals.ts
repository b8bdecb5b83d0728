import { hash } from 'node:crypto';
import { statementName } from '../../assess/statement-name.ts';
import type { ProductStatement } from '../../model/evidence/product-statement.ts';
import { readStatement } from '../../read/assay-yaml/read-statement.ts';
import { sourceOf } from '../../read/source.ts';

/** What a product’s own text says about its goals, beside what was set down in the workspace. */
export type StatedGoals = Pick<ProductStatement, 'pledge' | 'measures' | 'obstacles' | 'waysChosen'>;

const nothing: StatedGoals = { measures: [], obstacles: [], waysChosen: [] };
/** Texts whose facts are remembered; the oldest is forgotten first. */
const rememberedMost = 200;
const remembered = new Map<string, StatedGoals>();

/** Reads a product’s own statement, which was checked when it was kept. The same text is read once. @param text of assay.yaml, or empty */
export function statedGoals(text: string): StatedGoals {
  if (!/\b(?:pledge|measures|obstacles|waysChosen)\b/.test(text)) return nothing;
  const key = hash('sha256', text, 'base64url');
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const facts = readStatement(sourceOf(statementName, Buffer.from(text))).facts;
  const { pledge, measures, obstacles, waysChosen } = facts ?? nothing;
  const stated = { ...(pledge === undefined ? {} : { pledge }), measures, obstacles, waysChosen };
  const oldest = remembered.size < rememberedMost ? undefined : remembered.keys().next().value;
  if (oldest !== undefined) remembered.delete(oldest);
  remembered.set(key, stated);
  return stated;
}
