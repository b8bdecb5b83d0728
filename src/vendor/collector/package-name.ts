import valid from 'semver/functions/valid.js';

/** A published package of the npm registry protocol. */
export interface PackageName {
  readonly name: string;
  /** Exact; the latest when left out. */
  readonly version?: string;
}

const NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]{0,100}\/)?[a-z0-9~-][a-z0-9._~-]{0,200}$/;

/** Reads `npm:@acme/tool` or `npm:@acme/tool@1.2.3`; undefined when it is no such name, or the version is not exact (SemVer 2.0.0). */
export function parsePackageName(text: string): PackageName | undefined {
  if (!text.startsWith('npm:') || text.length > 400) return undefined;
  const rest = text.slice('npm:'.length);
  const at = rest.indexOf('@', 1);
  const name = at < 0 ? rest : rest.slice(0, at);
  const version = at < 0 ? undefined : rest.slice(at + 1);
  if (name.length > 214 || !NAME.test(name)) return undefined;
  if (version === undefined) return { name };
  return valid(version) === version ? { name, version } : undefined;
}
