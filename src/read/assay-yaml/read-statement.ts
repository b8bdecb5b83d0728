import { ours, quote, say } from '../../model/text.ts';
import { parseYaml } from '../gateway/yaml.ts';
import { unreadable, type Note, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { lineOf } from './line-of.ts';
import { assayYaml } from './schema.ts';
import { toFacts } from './to-facts.ts';

const sizeMax = 262_144;
const format = 'assay-yaml-1';

/** Reads `assay.yaml` against its schema, as a whole or not at all. */
export function readStatement(source: Source): Reading<'product-statement'> {
  try {
    const bytes = source.bytes(sizeMax);
    const parsed = assayYaml.safeParse(parseYaml(bytes, { failsafe: true }));
    if (!parsed.success) return refused(bytes, parsed.error.issues);
    const facts = toFacts(parsed.data);
    return { kind: 'product-statement', format, facts, notes: reasonless(facts.conditions), notesOmitted: 0 };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('product-statement', format, say`The statement ${quote(problem.reason)}.`, problem.at);
  }
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
}

/** A statement is only useful as a whole: half of it would speak for the maker in a way the maker did not. */
function refused(bytes: Uint8Array, issues: readonly Issue[]): Reading<'product-statement'> {
  const notes = issues.slice(0, 20).map((issue): Note => {
    const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys?.[0] : undefined;
    const path = unknownKey === undefined ? issue.path : [...issue.path, unknownKey];
    const name = quote(path.map(String).join('.'));
    const message = unknownKey === undefined ? say`At ${name}: ${quote(expectedOf(issue))}.` : say`The key ${name} is not known here; see the settings of assay.yaml in the documentation.`;
    return { level: 'unreadable', rule: 'schema', message, place: lineOf(bytes, path) };
  });
  return { kind: 'product-statement', format, notes, notesOmitted: Math.max(0, issues.length - notes.length) };
}

function expectedOf(issue: Issue): string {
  if (issue.code === 'invalid_value' && issue.values !== undefined) return `expected one of ${issue.values.map(String).join(', ')}`;
  return issue.message === 'Invalid input' ? 'something is missing or of another form than expected' : issue.message;
}

function reasonless(conditions: Readonly<Record<string, { readonly holds: boolean; readonly reason?: string } | undefined>>): readonly Note[] {
  return Object.entries(conditions).filter(([, value]) => value?.holds === false && value.reason === undefined).map(([name]) => ({
    level: 'finding', rule: 'condition-needs-reason', place: {},
    message: say`The condition ${ours(name)} is denied without a reason; until one is given it excludes nothing.`,
  }));
}
