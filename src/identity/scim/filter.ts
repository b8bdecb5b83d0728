import { ScimProblem } from './scim-problem.ts';

/** `attribute eq value`. */
export interface Condition {
  /** As it was written; its case does not count. */
  readonly attribute: string;
  readonly value: string | boolean;
}

const filterMost = 1000;
const conditionsMost = 5;
const condition = /\s*([A-Za-z$][A-Za-z0-9_$.:-]{0,199})\s+([A-Za-z]{2})\s+("(?:[^"\\]|\\.){0,500}"|true|false)\s*/iuy;
const conjunction = /and\s/iuy;

/**
 * Reads a filter (RFC 7644, section 3.4.2.2) as far as it is taken: conditions of equality, all of which hold.
 * @throws ScimProblem when it asks for more, or is no filter
 */
export function readConditions(text: string): readonly Condition[] {
  const conditions: Condition[] = [];
  let at = 0;
  while (text.length <= filterMost && conditions.length < conditionsMost) {
    condition.lastIndex = at;
    const [whole, attribute, operator, literal] = condition.exec(text) ?? [];
    if (whole === undefined || attribute === undefined || literal === undefined || operator?.toLowerCase() !== 'eq') break;
    conditions.push({ attribute, value: literalOf(literal) });
    at += whole.length;
    if (at === text.length) return conditions;
    conjunction.lastIndex = at;
    const and = conjunction.exec(text);
    if (and === null) break;
    at += and[0].length;
  }
  throw new ScimProblem('invalidFilter', `The filter is not one of up to ${conditionsMost} conditions of the form: attribute eq "value", joined by and.`);
}

function literalOf(literal: string): string | boolean {
  if (!literal.startsWith('"')) return literal.toLowerCase() === 'true';
  try {
    return JSON.parse(literal) as string;
  } catch {
    throw new ScimProblem('invalidFilter', 'The filter holds a text that is not written as JSON writes it.');
  }
}
