import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { ProductLifecycles, ReleaseCycle } from '../model/evidence/product-lifecycles.ts';
import type { SbomComponent } from '../model/evidence/sbom.ts';
import type { Finding } from '../model/finding.ts';
import { joinText, ours, quote, say, type Text } from '../model/text.ts';
import { findingOf } from './sbom/finding-of.ts';
import { listedOnly } from './sbom/listed.ts';
import { cycleOf, lifecycleIndex, type LifecycleIndex } from './sbom/lifecycle-index.ts';

/** Compares the components of an SBOM with end-of-life dates that the user brought. What no date is known of is counted apart, and never as supported. */
export const componentsAreSupported = defineCheck({
  id: 'components-are-supported',
  title: 'No component of the SBOM is past its end of life',
  failTitle: 'Components of the SBOM are past their end of life',
  why: 'A component past its end gets no more fixes: the next flaw in it stays.',
  fix: 'Move each component that is named to a release cycle that still gets fixes, or replace it.',
  references: ['White paper, secure by design tactics, secure software components', 'White paper, principle 2, secure product development practices, 5'],
  needs: ['sbom', 'product-lifecycles'],
  isScan: true,
  run: (evidence, { assessedAt }) => {
    const index = lifecycleIndex(evidence['product-lifecycles'].map(({ facts }) => facts));
    const { sboms, findings } = listedOnly(evidence.sbom);
    return { findings: [...findings, ...sboms.flatMap((item) => findingsAbout(item, index, assessedAt.slice(0, 10)))] };
  },
});

interface Known {
  readonly component: SbomComponent;
  readonly product: ProductLifecycles;
  readonly cycle: ReleaseCycle;
}

function findingsAbout(item: Evidence<'sbom'>, index: LifecycleIndex, today: string): readonly Finding[] {
  const { components } = item.facts;
  const known = components.flatMap((component): readonly Known[] => {
    const found = cycleOf(component, index);
    return found === undefined ? [] : [{ component, ...found }];
  });
  if (known.length === 0) return [findingOf(item, 'supported components', 'unknown', say`None of the ${components.length} components belongs to a product whose end-of-life dates were given.`)];
  const ended = known.filter(({ cycle }) => cycle.endOfLife === true || (typeof cycle.endOfLife === 'string' && cycle.endOfLife < today));
  const supported = known.length - ended.length;
  return [
    ...(supported === 0 ? [] : [findingOf(item, 'supported components', 'pass', say`${supported} of the ${known.length} components with known end-of-life dates are not past them; of ${components.length - known.length} others no date is known.`, supported)]),
    ...(ended.length === 0 ? [] : [findingOf(item, 'components past their end of life', 'fail', say`${ended.length} of the ${known.length} components with known end-of-life dates are past them: ${endsOf(ended)}.`, ended.length, ended.map(({ component }) => component))]),
  ];
}

const namedMax = 5;

function endsOf(ended: readonly Known[]): Text {
  const first = ended.slice(0, namedMax).map(({ component, product, cycle }) => say`${quote(component.name ?? component.reference, 100)} ${quote(component.version.value ?? '', 40)} (${quote(product.product, 60)} ${quote(cycle.cycle, 40)}${typeof cycle.endOfLife === 'string' ? say`, ${quote(cycle.endOfLife)}` : ours('')})`);
  return ended.length > namedMax ? say`${joinText(first, ', ')} and ${ended.length - namedMax} more` : joinText(first, ', ');
}
