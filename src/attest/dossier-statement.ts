import { quote, say, type Text } from '../model/text.ts';
import { canonicalBytes } from './canonical-json.ts';
import { sha256 } from './digest.ts';
import { dossierPredicate, evidenceMax, findingsMax, type DossierPredicate } from './dossier-predicate.ts';
import { millisecondsOf } from './milliseconds.ts';
import { Refused } from './refusal.ts';
import { firstIssue } from './shape.ts';
import { readStatement, statementType, type Statement, type StatementProfile, type Subject } from './statement.ts';
import type { Bytes } from './bytes.ts';
import { parseStrict } from './strict-json.ts';
import { payloadSizeMax } from './envelope.ts';
import { usualEvidence } from './usual-evidence.ts';

/** The type of the dossier's predicate; its meaning is in docs/dossier/format.md. */
const dossierPredicateType = 'urn:assay:dossier:1';

/** How a dossier is written and checked: envelope and payload in canonical form. */
export const dossierProfile: StatementProfile<DossierPredicate> = {
  predicateType: dossierPredicateType,
  form: 'canonical',
  readPredicate,
  factsOf: ({ publisher, product, sequence, publishedAt }) => ({ publisher, product: product.name, ...(product.version === undefined ? {} : { release: product.version }), sequence, publishedAt: millisecondsOf(publishedAt) }),
  bindSubject: async ({ subject, predicate }) => {
    const [first] = subject;
    const expected = await productSubject(predicate.product);
    if (first?.name !== expected.name || first.digest.sha256 !== expected.digest.sha256) throw new Refused('subject-mismatch', say`The first subject has to be ${quote(expected.name)} with the digest of the product’s description.`);
  },
};

/** The subject that binds a statement to a product: its name, and the digest of its description in canonical form. */
export async function productSubject(product: DossierPredicate['product']): Promise<Subject> {
  return { name: product.name, digest: { sha256: (await sha256(canonicalBytes(product))).toHex() } };
}

/**
 * Writes a dossier's statement in canonical form, for `signEnvelope` with `statementPayloadType`.
 * @param artifacts the release's artifacts by digest; empty for a service
 * @throws Refused when a verifier would refuse it
 */
export async function dossierPayload(predicate: DossierPredicate, artifacts: readonly Subject[]): Promise<Bytes> {
  const statement: Statement<DossierPredicate> = { _type: statementType, subject: [await productSubject(predicate.product), ...artifacts], predicateType: dossierPredicateType, predicate };
  const payload = canonicalBytes(statement);
  readStatement(parseStrict(payload, 'canonical', payloadSizeMax), dossierProfile);
  return payload;
}

/**
 * Refuses lists that are longer than any dossier's before their items are looked at.
 * @throws Refused `too-large`
 */
export function assertListsFit(predicate: unknown): void {
  const { evidence, findings } = Object(predicate) as { readonly evidence?: unknown; readonly findings?: unknown };
  if (Array.isArray(evidence) && evidence.length > evidenceMax) throw new Refused('too-large', say`It lists ${evidence.length} pieces of evidence; a dossier has at most ${evidenceMax}.`);
  if (Array.isArray(findings) && findings.length > findingsMax) throw new Refused('too-large', say`It lists ${findings.length} findings; a dossier has at most ${findingsMax}.`);
}

type Evidence = DossierPredicate['evidence'][number];

function readPredicate(value: unknown): DossierPredicate {
  assertListsFit(value);
  const usual = usualEvidence(value);
  const parsed = dossierPredicate.safeParse(usual === undefined ? value : { ...(value as object), evidence: [] });
  if (!parsed.success) {
    const { path, expected } = firstIssue(parsed.error);
    throw new Refused('predicate-fields', say`At ${quote(path)}: ${quote(expected)}.`);
  }
  const predicate = usual === undefined ? parsed.data : { ...parsed.data, evidence: usual };
  const contradiction = contradictionIn(predicate);
  if (contradiction !== undefined) throw new Refused('predicate-contradicts', contradiction);
  return predicate;
}

/** What no shape can say: references that lead nowhere, names that stand twice, an order that is not the one. */
function contradictionIn(predicate: DossierPredicate): Text | undefined {
  const { evidence, findings, verdicts, measures } = predicate;
  if (millisecondsOf(predicate.assessedAt) > millisecondsOf(predicate.publishedAt)) return say`It was published before it was assessed.`;
  if ((predicate.sequence === 1) !== (predicate.previous === undefined)) return say`Only the first publication has no publication before it.`;
  const unsorted = evidence.findIndex((one, index) => !comesAfter(one, evidence[index - 1]));
  if (unsorted > 0) return say`Evidence ${unsorted} is out of order or stands twice: public evidence comes first, by path, then withheld evidence, by commitment.`;
  const shown = evidence.flatMap((one) => (one.state === 'public' ? [one.path.toLowerCase()] : []));
  if (new Set(shown).size !== shown.length) return say`Two paths of evidence differ only in capital letters.`;
  const paths = (predicate.files ?? []).map((file) => file.path);
  if (paths.some((path, index) => index > 0 && !((paths[index - 1] ?? '') < path))) return say`The files beside the evidence are out of order, or one stands twice.`;
  const fingerprints = new Set(findings.map((finding) => finding.fingerprint));
  if (fingerprints.size !== findings.length) return say`Two findings have the same fingerprint.`;
  if (new Set(verdicts.map((verdict) => verdict.requirement)).size !== verdicts.length) return say`A requirement has two verdicts.`;
  const allMeasures = [...measures, ...(predicate.history ?? []), ...verdicts.flatMap((verdict) => verdict.measure ?? [])];
  const indices = [...findings.flatMap((finding) => finding.pointers.map((pointer) => pointer.evidence)), ...allMeasures.flatMap((measure) => measure.sources)];
  if (indices.some((index) => index >= evidence.length)) return say`A pointer leads to evidence that is not in the list.`;
  const lost = verdicts.flatMap((verdict) => verdict.parts.flatMap((part) => part.findings)).find((fingerprint) => !fingerprints.has(fingerprint));
  if (lost !== undefined) return say`A verdict rests on the finding ${quote(lost)}, which is not in the list.`;
  const withheldPointer = findings.some((finding) => finding.pointers.some((pointer) => evidence[pointer.evidence]?.state === 'withheld' && Object.keys(pointer).length > 1));
  return withheldPointer ? say`A pointer tells a place inside withheld evidence.` : undefined;
}

function comesAfter(one: Evidence, before: Evidence | undefined): boolean {
  if (before === undefined) return true;
  if (one.state === 'public') return before.state === 'public' && before.path < one.path;
  return before.state === 'public' || before.commitment < one.commitment;
}
