import { packageKeysOf } from '../check/sbom/package-key.ts';
import type { Sbom, SbomComponent } from '../model/evidence/sbom.ts';

/** What differs between two bills: by package, whatever form each is written in and however its references read. */
export interface SbomDifference {
  readonly added: readonly ListedComponent[];
  readonly removed: readonly ListedComponent[];
  /** In both, and in another version. */
  readonly versions: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  /** In both in the same version, under other licences. */
  readonly licences: readonly { readonly name: string; readonly version: string; readonly before: string; readonly after: string }[];
  readonly same: number;
}

export interface ListedComponent {
  readonly name: string;
  readonly version: string;
}

/** Compares the components of two bills. A component is known by its package URL without version, or else by type and name. */
export function sbomDifference(before: Sbom, after: Sbom): SbomDifference {
  const [earlier, later] = [byPackage(before.components), byPackage(after.components)];
  const added: ListedComponent[] = [];
  const removed: ListedComponent[] = [];
  const versions: { name: string; before: string; after: string }[] = [];
  const licences: { name: string; version: string; before: string; after: string }[] = [];
  let same = 0;
  for (const key of [...new Set([...earlier.keys(), ...later.keys()])].toSorted()) {
    const [old, now] = [earlier.get(key) ?? new Map<string, SbomComponent>(), later.get(key) ?? new Map<string, SbomComponent>()];
    const gone = [...old.values()].filter((one) => !now.has(versionOf(one)));
    const come = [...now.values()].filter((one) => !old.has(versionOf(one)));
    for (const component of now.values()) {
      const former = old.get(versionOf(component));
      if (former === undefined) continue;
      same += 1;
      const [one, other] = [former.licences.value ?? '', component.licences.value ?? ''];
      if (one !== other) licences.push({ name: nameOf(component), version: versionOf(component), before: one, after: other });
    }
    const [first, next] = [gone[0], come[0]];
    // One version in place of one other is a change; several at once are told one by one.
    if (gone.length === 1 && come.length === 1 && first !== undefined && next !== undefined) versions.push({ name: nameOf(next), before: versionOf(first), after: versionOf(next) });
    else {
      removed.push(...gone.map(listed));
      added.push(...come.map(listed));
    }
  }
  return { added, removed, versions, licences, same };
}

/** Components by package and version; one that is listed twice counts once. */
function byPackage(components: readonly SbomComponent[]): ReadonlyMap<string, ReadonlyMap<string, SbomComponent>> {
  const found = new Map<string, Map<string, SbomComponent>>();
  for (const component of components) {
    const key = packageKeysOf(component)[0]?.name ?? `${component.type ?? ''} ${component.name ?? component.reference}`;
    const versions = found.get(key);
    if (versions === undefined) found.set(key, new Map([[versionOf(component), component]]));
    else if (!versions.has(versionOf(component))) versions.set(versionOf(component), component);
  }
  return found;
}

function versionOf({ version }: SbomComponent): string {
  return version.value ?? '';
}

function nameOf({ name, reference }: SbomComponent): string {
  return name ?? reference;
}

function listed(component: SbomComponent): ListedComponent {
  return { name: nameOf(component), version: versionOf(component) };
}
