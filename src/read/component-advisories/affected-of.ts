import type { AffectedPackage, AffectedRange, UncomparedRange } from '../../model/evidence/component-advisories.ts';
import { objectAt, objectsAt, stringAt, stringsAt, type JsonObject } from '../gateway/json-value.ts';
import { orderOfRange, purlOfPackage, purlOfRepository, releaseOf } from './ecosystems.ts';
import { rangesOf } from './ranges-of.ts';

const versionLengthMax = 256;

/** What one entry of `affected` says of a package; where it names none, of each repository whose commits it names. */
export function affectedOf(affected: JsonObject): readonly AffectedPackage[] {
  const named = objectAt(affected, 'package');
  const ranges = objectsAt(affected, 'ranges');
  const ecosystem = named === undefined ? '' : (stringAt(named, 'ecosystem') ?? '');
  const purl = named === undefined ? undefined : purlOfPackage(stringAt(named, 'purl'), ecosystem, stringAt(named, 'name') ?? '');
  const purls = purl === undefined ? ranges.flatMap((range) => purlOfRepository(stringAt(range, 'repo') ?? '') ?? []) : [purl];
  const versions = stringsAt(affected, 'versions').map((version) => version.slice(0, versionLengthMax));
  const release = releaseOf(ecosystem);
  return [...new Set(purls)].map((one) => ({ purl: one, ...(release === undefined ? {} : { release }), versions, ...comparedOf(ranges, one) }));
}

function comparedOf(ranges: readonly JsonObject[], purl: string): Pick<AffectedPackage, 'ranges' | 'uncompared'> {
  const compared: AffectedRange[] = [];
  const uncompared = new Set<UncomparedRange>();
  for (const range of ranges) {
    const type = stringAt(range, 'type') ?? '';
    const order = orderOfRange(type, purl);
    const found = order === undefined ? undefined : rangesOf(range, order);
    if (found === undefined) uncompared.add(type === 'GIT' ? 'commits' : 'order');
    else compared.push(...found);
  }
  return { ranges: compared, ...(uncompared.size === 0 ? {} : { uncompared: [...uncompared] }) };
}
