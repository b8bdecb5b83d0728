import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requirements } from '../src/catalog/index.ts';
import { checks } from '../src/check/index.ts';
import { judge } from '../src/judge/judge.ts';
import type { Check } from '../src/model/check.ts';
import { documentForms, isDocumentType, type DocumentForm, type DocumentType } from '../src/model/evidence/document-forms.ts';
import type { Evidence } from '../src/model/evidence.ts';
import type { VerdictName } from '../src/model/verdict.ts';
import { readDocument } from '../src/read/document/index.ts';
import { sourceOf } from '../src/read/source.ts';
import { fixtureEvidence } from '../tools/fixture-evidence.ts';

/** Handing over a document never makes a requirement look worse that asks for another one; nor does one that was read and understood. */
const assessedAt = '2026-11-22T00:00:00Z';
const types = Object.keys(documentForms).filter(isDocumentType);
const statement = fixtureEvidence({
  assessedAt,
  evidence: { 'product-statement': [{ product: { name: 'Quillgate Gateway' }, conditions: {}, measures: [], defaults: [], obstacles: [], claims: [], affirmations: [], reviews: [], setAside: [], waysChosen: [], evidence: [], notShipped: [] }] },
});
const worstFirst: readonly VerdictName[] = ['contradicted', 'not-met', 'unknown', 'claimed', 'partly-met', 'met'];

/** A text under the headings that we name ourselves, dated in the year and with a date of a plan. */
function goodText({ title, sections, wordsMin }: DocumentForm): string {
  const prose = 'Quillgate keeps this in order and says so here. '.repeat(Math.ceil(wordsMin / 9));
  return [`---\ndate: 2026-10-01\n---\n\n# Quillgate ${title}\n`, ...sections.map((section) => `## ${section.title}\n\n${prose}\n`), 'By 2027-03-31 the rest follows.\n'].join('\n');
}

function evidenceOf(type: DocumentType, text: string): Evidence<'document'> {
  const { facts, format } = readDocument(sourceOf(`${type}.md`, new TextEncoder().encode(text)), type);
  assert.ok(facts !== undefined);
  return { kind: 'document', format, artifact: { path: `${type}.md`, digest: `sha256:${type}`, sizeBytes: text.length, origin: 'handed-over' }, facts, complete: true };
}

const verdictsOf = (evidence: readonly Evidence[]): ReadonlyMap<string, VerdictName> =>
  new Map(judge({ evidence, manifest: evidence.map(({ artifact, kind }) => ({ digest: artifact.digest, kind })), history: [], assessedAt }, checks, requirements).verdicts.map(({ requirement, verdict }) => [requirement, verdict]));

function worsened(before: ReadonlyMap<string, VerdictName>, after: ReadonlyMap<string, VerdictName>): readonly string[] {
  return [...before].flatMap(([id, verdict]) => {
    const now = after.get(id) ?? 'unknown';
    return verdict !== 'not-applicable' && worstFirst.indexOf(now) < worstFirst.indexOf(verdict) ? [`${id}: ${verdict}, then ${now}`] : [];
  });
}

describe('one more document', () => {
  const alone = verdictsOf(statement);
  const documents = new Map(types.map((type) => [type, evidenceOf(type, goodText(documentForms[type]))]));
  const requirementsAsking = (type: DocumentType): ReadonlySet<string> => {
    const asking = new Set(checks.filter(({ documents: asked = [] }: Check) => asked.includes(type)).map(({ id }) => id));
    return new Set(requirements.filter(({ parts }) => parts.some((part) => part.by === 'checks' && part.checks.some((id) => asking.has(id)))).map(({ id }) => id));
  };

  for (const [index, type] of types.entries()) {
    it(`a good ${type} worsens nothing`, () => {
      const document = documents.get(type);
      const other = documents.get(types[(index + 1) % types.length] ?? type);
      assert.ok(document !== undefined && other !== undefined);
      assert.deepEqual(worsened(alone, verdictsOf([...statement, document])), []);
      assert.deepEqual(worsened(verdictsOf([...statement, other]), verdictsOf([...statement, other, document])), []);
    });

    it(`a poor ${type} worsens no requirement that asks for another document`, () => {
      const poor = evidenceOf(type, `# ${documentForms[type].title}\n\nDate: 2019-01-01\n`);
      const own = requirementsAsking(type);
      assert.deepEqual(worsened(alone, verdictsOf([...statement, poor])).filter((line) => !own.has(line.slice(0, line.indexOf(':')))), []);
    });

    it(`the names that we give to the sections of a ${type} are recognised as headings`, () => {
      const form: DocumentForm = documentForms[type];
      const text = form.sections.map(({ title }) => `## ${title}\n\nText.\n`).join('\n');
      const { facts } = evidenceOf(type, `# Title\n\n${text}`);
      assert.deepEqual(new Set(facts.sections.map(({ id }) => id)), new Set(form.sections.map(({ id }) => id)));
    });
  }
});
