import { ours, quote, say } from '../../model/text.ts';
import { parseYaml } from '../gateway/yaml.ts';
import { unreadable, type Note, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';
import { lineOf } from './line-of.ts';
import { assayYaml } from './schema.ts';
import { problemOf, type Issue } from './statement-problem.ts';
import { toFacts } from './to-facts.ts';

const sizeMax = 262_144;
const format = 'assay-yaml-1';

/** Reads `assay.yaml` against its schema, as a whole or not at all. */
export function readStatement(source: Source): Reading<'product-statement'> {
  try {
    const bytes = source.bytes(sizeMax);
    const document = parseYaml(bytes, { failsafe: true });
    const parsed = assayYaml.safeParse(document);
    if (!parsed.success) return refused(bytes, document, parsed.error.issues);
    const facts = toFacts(parsed.data);
    return { kind: 'product-statement', format, facts, notes: reasonless(facts.conditions), notesOmitted: 0 };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('product-statement', format, say`The statement ${quote(problem.reason)}.`, problem.at);
  }
}

/** A statement is only useful as a whole: half of it would speak for the maker in a way the maker did not. */
function refused(bytes: Uint8Array, document: unknown, issues: readonly Issue[]): Reading<'product-statement'> {
  const notes = issues.slice(0, 20).map((issue): Note => {
    const { path, message } = problemOf(issue, document);
    return { level: 'unreadable', rule: 'schema', message, place: lineOf(bytes, path) };
  });
  return { kind: 'product-statement', format, notes, notesOmitted: Math.max(0, issues.length - notes.length) };
}

function reasonless(conditions: Readonly<Record<string, { readonly holds: boolean; readonly reason?: string } | undefined>>): readonly Note[] {
  return Object.entries(conditions).filter(([, value]) => value?.holds === false && value.reason === undefined).map(([name]) => ({
    level: 'finding', rule: 'condition-needs-reason', place: {},
    message: say`The condition ${ours(name)} is denied without a reason; until one is given it excludes nothing.`,
  }));
}
