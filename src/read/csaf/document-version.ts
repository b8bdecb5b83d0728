import compare from 'semver/functions/compare.js';
import { parseSemver, type SemanticVersion } from '../identifier/semver.ts';

/** The version of a CSAF document: a whole number or a semantic version (section 3.1.11). */
export type DocumentVersion = { readonly kind: 'whole'; readonly number: number } | { readonly kind: 'semantic'; readonly semantic: SemanticVersion };

export function parseDocumentVersion(text: string): DocumentVersion | undefined {
  if (/^(?:0|[1-9][0-9]{0,14})$/.test(text)) return { kind: 'whole', number: Number(text) };
  const semantic = parseSemver(text);
  return semantic === undefined ? undefined : { kind: 'semantic', semantic };
}

export function majorOf(version: DocumentVersion): number {
  return version.kind === 'whole' ? version.number : version.semantic.major;
}

/** Negative when the first comes before the second. Of a whole number and a semantic version the major numbers decide. */
export function compareVersions(one: DocumentVersion, other: DocumentVersion): number {
  if (one.kind === 'semantic' && other.kind === 'semantic') return compare(one.semantic.version, other.semantic.version);
  return majorOf(one) - majorOf(other);
}
