import type { SemVer } from 'semver';
import parse from 'semver/functions/parse.js';

/** A version by Semantic Versioning 2.0.0. */
export interface SemanticVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly prerelease: readonly (string | number)[];
  /** Without build metadata. */
  readonly version: string;
}

const LENGTH_MAX = 256;

/** Reads a version strictly: no leading `v` or `=`, no space, no leading zeros. */
export function parseSemver(text: string): SemanticVersion | undefined {
  if (text.length > LENGTH_MAX || !/^\d/.test(text) || /\s$/.test(text)) return undefined;
  const found: SemVer | null = parse(text);
  if (found === null) return undefined;
  const { major, minor, patch, prerelease, version } = found;
  return { major, minor, patch, prerelease, version };
}
