import { debian } from './debian.ts';
import { gem } from './gem.ts';
import { maven } from './maven.ts';
import { nuget } from './nuget.ts';
import { pypi } from './pypi.ts';
import { semver } from './semver.ts';

/** An order of versions that is written down: Semantic Versioning, PEP 440, Maven’s, Debian’s, RubyGems’, NuGet’s. */
export type VersionOrder = 'semver' | 'pypi' | 'maven' | 'debian' | 'gem' | 'nuget';

/** Longer ones are not ordered: no package carries one. */
const lengthMax = 256;

const orders: Readonly<Record<VersionOrder, (a: string, b: string) => number | undefined>> = {
  semver: comparing(semver), pypi: comparing(pypi), maven: comparing(maven), debian: comparing(debian), gem: comparing(gem), nuget: comparing(nuget),
};

/**
 * Orders two versions as their ecosystem does. Linear in their length.
 * @returns below 0 where `a` comes first; undefined where one of them is no version of that order
 */
export function orderVersions(order: VersionOrder, a: string, b: string): number | undefined {
  return a.length > lengthMax || b.length > lengthMax ? undefined : orders[order](a, b);
}

function comparing<Version>({ parse, compare }: { readonly parse: (text: string) => Version | undefined; readonly compare: (a: Version, b: Version) => number }): (a: string, b: string) => number | undefined {
  return (a, b) => {
    const [left, right] = [parse(a), parse(b)];
    return left === undefined || right === undefined ? undefined : compare(left, right);
  };
}
