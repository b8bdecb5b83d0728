import type { Sbom } from '../../model/evidence/sbom.ts';
import { parsePurl } from '../../read/identifier/purl.ts';
import { visible } from '../../report/escape/visible.ts';

/** A component that a bill lists. */
export interface ListedComponent {
  /** The package URL without version, qualifiers and subpath, else the name: what stays the same from release to release. */
  readonly component: string;
  /** Empty when it is not stated. */
  readonly version: string;
}

const most = { component: 300, version: 100 } as const;

/**
 * What a bill lists, each component and version once, in their order. The subject itself is none, and single files without a package URL are left out: they
 * say nothing of what products share.
 */
export function listedComponents({ components }: Pick<Sbom, 'components'>): readonly ListedComponent[] {
  const once = new Map<string, ListedComponent>();
  for (const { name, version, identifiers, type } of components) {
    const purl = identifiers.find((identifier) => identifier.type === 'purl')?.value;
    const parts = purl === undefined ? undefined : parsePurl(purl);
    if (parts === undefined && (name === undefined || type === 'file')) continue;
    const component = shortened(parts === undefined ? name ?? '' : `pkg:${[parts.type, parts.namespace, parts.name].filter((part) => part !== undefined && part !== '').join('/')}`, most.component);
    const own = shortened(version.value ?? parts?.version ?? '', most.version);
    if (component !== '') once.set(JSON.stringify([component, own]), { component, version: own });
  }
  return [...once.values()].toSorted((one, other) => (one.component === other.component ? compared(one.version, other.version) : compared(one.component, other.component)));
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function shortened(text: string, length: number): string {
  return visible(text.trim()).slice(0, length).toWellFormed();
}
