import { canonicalPurl, parsePurl } from '../identifier/purl.ts';

/** Package URL types of the ecosystems whose names map one to one (OSV schema, «Defined ecosystems»). Ecosystems of distributions are left to their own `purl`. */
const types: ReadonlyMap<string, string> = new Map([
  ['npm', 'npm'], ['PyPI', 'pypi'], ['crates.io', 'cargo'], ['RubyGems', 'gem'], ['NuGet', 'nuget'], ['Go', 'golang'], ['Maven', 'maven'], ['Packagist', 'composer'], ['Hex', 'hex'], ['Pub', 'pub'], ['SwiftURL', 'swift'], ['Hackage', 'hackage'], ['CRAN', 'cran'],
]);

/**
 * The package URL without version of what an advisory is about: as the advisory states it, or made of ecosystem and name.
 * @returns undefined where neither can be done
 */
export function purlOfPackage(stated: string | undefined, ecosystem: string, name: string): string | undefined {
  const parsed = stated === undefined ? undefined : parsePurl(stated);
  if (parsed !== undefined) return withoutVersion(parsed);
  const type = types.get(ecosystem.split(':', 1)[0] ?? '');
  if (type === undefined || name === '') return undefined;
  const path = type === 'maven' ? name.replace(':', '/') : name;
  const made = parsePurl(`pkg:${type}/${path.split('/').map(encodeURIComponent).join('/')}`);
  return made === undefined ? undefined : withoutVersion(made);
}

function withoutVersion(parts: NonNullable<ReturnType<typeof parsePurl>>): string {
  return canonicalPurl({ ...parts, version: undefined, qualifiers: new Map(), subpath: '' });
}
