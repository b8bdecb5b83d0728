import type { DocumentType } from '../model/evidence/document-forms.ts';
import type { ProductStatement } from '../model/evidence/product-statement.ts';
import type { EvidenceKind } from '../model/evidence.ts';
import type { Origin } from '../model/artifact.ts';
import { isNamedBy } from '../model/path-pattern.ts';
import { isWorkflow } from '../model/workflow-path.ts';

/** A file or folder that may hold evidence. */
export interface Candidate {
  /** Relative to the assessed folder. */
  readonly path: string;
  /** Files of the candidate when it is a folder. */
  readonly members?: readonly string[];
  readonly kind?: EvidenceKind;
  readonly type?: DocumentType;
  readonly origin: Origin;
  /** True when the statement names it; a guess that no reader knows is passed over in silence. */
  readonly isNamed: boolean;
  /** It was handed over by itself, and is no part of what ships, prose neither. */
  readonly isApart?: boolean;
}

const candidatesMax = 400;
const evidenceName = /\.(json|jsonl|ndjson|xml|spdx|txt|md|markdown|rst|adoc|asciidoc|csv|log|cdx|jsonld|yaml|yml)$|(^|\/)security$/i;
/** Where a configuration is one that ships; any other in a repository may be a sample or the maker’s own. */
const shippedRotation = /(^|\/)(deploy|packaging)\/([^/]+\/){0,8}logrotate\.d\/[^/]+$/;
const notProduct = /(^|\/)(tests?|__tests__|__mocks__|spec|specs|e2e|cypress|playwright|fixtures?|testdata|examples?|samples?|mocks?|benchmarks?|bench|\.github|\.gitlab|\.circleci)\/|\.(test|spec)\.[a-z]{1,4}$/i;
/** Where forges look for a project's own pages, beside the settings and workflows that lie deeper. */
const forgePage = /^\.(github|gitlab|gitea|forgejo)\/[^/]+$/i;
/** Words of names that evidence bears: such a file is looked at before others, however deep it lies. */
const tellingName = /(^|\/)\.well-known\/|secur|threat|vulnerab|disclos|advisor|csaf|vex|sbom|cyclonedx|spdx|provenance|harden|roadmap|lifecycle|end-of-life|support|telemetry|retention/i;
const neverEvidence = /(^|\/)(package(-lock)?\.json|tsconfig[^/]*\.json|composer\.json|\.[^/]+|license[^/]*|changelog[^/]*|yarn\.lock|pnpm-lock\.yaml)$/i;

/** What the statement names as evidence; folders with the files below them. */
export function namedCandidates(statement: ProductStatement, files: readonly string[]): readonly Candidate[] {
  return statement.evidence.map((item) => {
    const path = item.path.replace(/^\.\//, '').replace(/\/+$/, '');
    const members = files.filter((file) => file.startsWith(`${path}/`));
    return { ...item, path, isNamed: true, ...(members.length > 0 ? { members } : {}) };
  });
}

/** Files that look like evidence where no statement names any: those with a telling name first, then the nearest to the root. */
export function guessedCandidates(files: readonly string[]): readonly Candidate[] {
  const rank = (path: string): number => (isTelling(path) ? 0 : 1);
  return files.filter(isLikelyEvidence).toSorted((one, other) => rank(one) - rank(other) || depthOf(one) - depthOf(other) || (one < other ? -1 : 1)).slice(0, candidatesMax).map((path) => ({ path, origin: 'handed-over', isNamed: false }));
}

/** Whether a file bears a name of evidence. */
export function isTelling(path: string): boolean {
  return tellingName.test(path);
}

/** Whether a file may be evidence by its name and place: no test, no sample, no file that only tools read. */
export function isLikelyEvidence(path: string): boolean {
  return (evidenceName.test(path) || shippedRotation.test(path)) && (!notProduct.test(path) || forgePage.test(path)) && (!neverEvidence.test(path) || /(^|\/)\.well-known\//.test(path));
}

/** Whether a file that nobody named may speak for the product by what it holds and where it lies. */
export function mayBeGuessed(path: string, kind: string): boolean {
  return kind !== 'log-retention' || shippedRotation.test(path);
}

/** A name under which a disclosure policy is looked for: that of the forges, or one that says what it is about. */
const policyName = /(^|\/)[^/]*(secur|vuln|disclos)[^/]*$/i;

/** Of files that nobody named and that read like a disclosure policy, those to pass over: a section of a page on something else, where a file bears the name of one. */
export function lesserPolicies(paths: readonly string[]): readonly string[] {
  return paths.some((path) => policyName.test(path)) ? paths.filter((path) => !policyName.test(path)) : [];
}

/** What the source tree is read of. */
export interface Shipped {
  readonly files: readonly string[];
  /** The file, shipped or not, that the statement names as the list of known default credentials. */
  readonly credentialList?: string;
}

/** Files that count as shipped: all but what the statement leaves out, or, without one, what looks like tests. */
export function shippedFiles(statement: ProductStatement | undefined, files: readonly string[]): readonly string[] {
  if (statement === undefined) return files.filter((file) => !notProduct.test(file));
  return files.filter((file) => !statement.notShipped.some((written) => isNamedBy(file, written)));
}

/** Files that the source tree is read from: what ships, and the workflows that build it, wherever they lie. */
export function sourceFiles(statement: ProductStatement | undefined, files: readonly string[]): readonly string[] {
  const shipped = new Set(shippedFiles(statement, files));
  return shipped.size === 0 ? [] : files.filter((file) => shipped.has(file) || isWorkflow(file));
}

function depthOf(path: string): number {
  return path.split('/').length;
}

/** Whether a file is a text for people, which may hold a documented login; other evidence is no part of the product. */
export function isProse(path: string): boolean {
  return /\.(md|markdown|txt|html?|adoc|rst)$/i.test(path);
}
