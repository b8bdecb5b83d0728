import { ours, quote, say, type Text } from '../../model/text.ts';

/** What the schema says of a place that does not fit it. */
export interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly expected?: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly maximum?: number | bigint;
  readonly errors?: readonly (readonly Issue[])[];
}

/** A place in a statement, and in a sentence what was seen there and what was expected. */
export interface StatementProblem {
  readonly path: readonly PropertyKey[];
  readonly message: Text;
}

/** Lines that a person can write, by the key at the top. */
const examples: ReadonlyMap<PropertyKey | undefined, string> = new Map([
  ['assay', 'assay: 1'],
  ['product', 'product: { name: Example }'],
  ['conditions', 'conditions: { on-premises: true }'],
  ['evidence', 'evidence: [{ path: docs/threats.md }]'],
  ['notShipped', 'notShipped: [test]'],
]);

/** @param document the statement that does not fit, as it was parsed */
export function problemOf(issue: Issue, document: unknown): StatementProblem {
  const { path, code, keys: [unknownKey] = [], ...told } = narrowed(issue);
  if (path.length === 0 && code === 'invalid_type') return { path, message: say`By its name this is the product’s statement, and it holds ${seen(document)}. It begins with two lines, “${ours(exampleOf('assay'))}” and “${ours(exampleOf('product'))}”.` };
  if (unknownKey !== undefined) return { path: [...path, unknownKey], message: say`The key ${quote([...path, unknownKey].map(String).join('.'))} is not known here; see the settings of assay.yaml in the documentation.` };
  const value = valueAt(document, path);
  const name = quote(path.map(String).join('.'));
  const expected = expectedOf({ path, code, ...told });
  const isBeginning = path.length === 1 && (path[0] === 'assay' || path[0] === 'product');
  const what = value === undefined ? say`the key ${name} is missing; ${ours(expected)} was expected` : say`at ${name} stands ${seen(value)}; ${ours(expected)} was expected`;
  const example = examples.get(path[0]);
  return { path, message: say`${ours(isBeginning ? 'By its name this is the product’s statement: ' : 'In the product’s statement ')}${what}.${ours(example === undefined ? '' : ` For example: “${example}”`)}` };
}

/** Of a value that may have several forms, what is wrong with the form that it comes nearest to. */
function narrowed(issue: Issue): Issue {
  if (issue.errors === undefined) return issue;
  const nearest = issue.errors.find((form) => form.every(({ path, keys }) => path.length > 0 || keys !== undefined)) ?? issue.errors[0];
  // A key that is not known says more than one that is missing for it.
  const [inner] = nearest?.toSorted((one, other) => Number(one.keys === undefined) - Number(other.keys === undefined)) ?? [];
  return inner === undefined ? issue : { ...inner, path: [...issue.path, ...inner.path] };
}

function expectedOf({ code, path, expected, values, maximum, message }: Issue): string {
  if (values !== undefined) return values.length === 2 && values.includes('true') ? 'true or false' : path[0] === 'assay' ? '1, the version of its form,' : `one of ${values.map(String).join(', ')}`;
  if (code === 'invalid_type') return expected === 'array' ? 'a list' : expected === 'object' ? 'a group of keys with their values' : 'a text';
  if (code === 'too_small') return 'a text that is not empty';
  if (code === 'too_big') return `at most ${String(maximum)} characters or items`;
  return message;
}

function seen(value: unknown): Text {
  if (value === undefined || value === null || value === '') return ours('nothing');
  if (Array.isArray(value)) return ours('a list');
  return typeof value === 'string' ? say`${quote(value, 80)}` : ours('a group of keys');
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((around, key) => (typeof around === 'object' && around !== null && Object.hasOwn(around, key) ? (around as Readonly<Record<PropertyKey, unknown>>)[key] : undefined), document);
}

function exampleOf(key: string): string {
  return examples.get(key) ?? '';
}
