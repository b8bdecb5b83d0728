import type { ProductLifecycles, ReleaseCycle } from '../../model/evidence/product-lifecycles.ts';
import type { SbomComponent } from '../../model/evidence/sbom.ts';
import { cpeKey, packageKey, packageKeysOf } from './package-key.ts';

/** Lifecycles by what names their products. */
export interface LifecycleIndex {
  readonly byPackage: ReadonlyMap<string, ProductLifecycles>;
  readonly byCpe: ReadonlyMap<string, ProductLifecycles>;
}

/** Makes lifecycles quick to find. */
export function lifecycleIndex(all: readonly ProductLifecycles[]): LifecycleIndex {
  return {
    byPackage: new Map(all.flatMap((one) => one.purls.map((purl) => [packageKey(purl).name, one] as const))),
    byCpe: new Map(all.flatMap((one) => one.cpes.map((cpe) => [cpe, one] as const))),
  };
}

/** The product and release cycle that a component belongs to; undefined when its product or its cycle is not among those given. */
export function cycleOf(component: SbomComponent, { byPackage, byCpe }: LifecycleIndex): { readonly product: ProductLifecycles; readonly cycle: ReleaseCycle } | undefined {
  for (const { name, version } of packageKeysOf(component)) {
    const product = byPackage.get(name);
    const cycle = product === undefined || version === undefined ? undefined : longestCycle(product.cycles, version);
    if (product !== undefined && cycle !== undefined) return { product, cycle };
  }
  for (const { type, value } of component.identifiers) {
    const key = type === 'cpe' ? cpeKey(value) : undefined;
    const product = key === undefined ? undefined : byCpe.get(key.name);
    const version = key?.version ?? component.version.value;
    const cycle = product === undefined || version === undefined ? undefined : longestCycle(product.cycles, version);
    if (product !== undefined && cycle !== undefined) return { product, cycle };
  }
  return undefined;
}

/** The cycle `2.12` of the versions `2.12` and `2.12.4`, and not of `2.120`. */
function longestCycle(cycles: readonly ReleaseCycle[], version: string): ReleaseCycle | undefined {
  const plain = version.replace(/^v/i, '');
  let best: ReleaseCycle | undefined;
  for (const one of cycles) {
    const isOfIt = plain === one.cycle || (plain.startsWith(one.cycle) && /^[.+~_-]/.test(plain.slice(one.cycle.length)));
    if (isOfIt && (best === undefined || one.cycle.length > best.cycle.length)) best = one;
  }
  return best;
}
