import type { VersionOrder } from '../../model/version-orders/index.ts';
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

/** The package URL of a repository whose commits an advisory names, where a type of package URL is its host’s. */
export function purlOfRepository(address: string): string | undefined {
  const [, host = '', owner = '', name = ''] = /^(?:https?|git):\/\/(github\.com|bitbucket\.org)\/([\w.-]{1,100})\/([\w.-]{1,100})\/?$/i.exec(address) ?? [];
  const type = host.toLowerCase() === 'github.com' ? 'github' : 'bitbucket';
  const parsed = host === '' ? undefined : parsePurl(`pkg:${type}/${owner}/${name.replace(/\.git$/i, '')}`);
  return parsed === undefined ? undefined : withoutVersion(parsed);
}

/** Orders of the types of package URL whose versions have a documented one. */
const orders: ReadonlyMap<string, VersionOrder> = new Map([
  ['npm', 'semver'], ['cargo', 'semver'], ['golang', 'semver'], ['hex', 'semver'], ['swift', 'semver'], ['pypi', 'pypi'], ['maven', 'maven'], ['deb', 'debian'], ['gem', 'gem'], ['nuget', 'nuget'],
]);

/** How the versions of a range are ordered: `SEMVER` says it, `ECOSYSTEM` leaves it to the type of package; commits have no order. */
export function orderOfRange(type: string, purl: string): VersionOrder | undefined {
  if (type === 'SEMVER') return 'semver';
  return type === 'ECOSYSTEM' ? orders.get(purl.slice('pkg:'.length, purl.indexOf('/'))) : undefined;
}

/** The release of a distribution in the name of an ecosystem: `12` in `Debian:12`, `22.04` in `Ubuntu:22.04:LTS`. */
export function releaseOf(ecosystem: string): string | undefined {
  return /:v?(\d{1,4}(?:\.\d{1,4})?)(?:$|:)/.exec(ecosystem)?.[1];
}
