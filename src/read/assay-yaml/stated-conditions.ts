import { isMap, parseDocument } from 'yaml';
import type { Condition } from '../../model/requirement.ts';

/** What a statement says of one condition. */
export interface StatedCondition {
  readonly condition: Condition;
  readonly holds: boolean;
  /** Why it does not hold; a requirement is left out only with one. */
  readonly reason?: string | undefined;
}

const options = { version: '1.2', schema: 'failsafe' } as const;

/**
 * The conditions that a statement names, in its order.
 * @param text of an assay.yaml that was read without a problem, or empty
 */
export function statedConditions(text: string): readonly StatedCondition[] {
  const conditions = parseDocument(text, options).get('conditions');
  if (!isMap(conditions)) return [];
  return Object.entries(conditions.toJSON() as Record<Condition, string | { readonly holds: string; readonly reason?: string }>).map(([name, value]) => {
    const condition = name as Condition;
    if (typeof value === 'string') return { condition, holds: value === 'true' };
    return { condition, holds: value.holds === 'true', ...(value.reason === undefined ? {} : { reason: value.reason }) };
  });
}

/**
 * A statement with other conditions; comments and the rest of the text stay.
 * @param text as for `statedConditions`
 * @param name of the product, for a statement that begins here
 */
export function withConditions(text: string, conditions: readonly StatedCondition[], name: string): string {
  const document = parseDocument(text === '' ? 'assay: 1\n' : text, options);
  if (!document.has('product')) document.set('product', document.createNode({ name }));
  if (conditions.length === 0) document.delete('conditions');
  else document.set('conditions', document.createNode(Object.fromEntries(conditions.map(({ condition, holds, reason }) => [condition, reason === undefined || reason === '' ? String(holds) : { holds: String(holds), reason }]))));
  return document.toString({ lineWidth: 0 });
}
