import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { SbomComponent } from '../model/evidence/sbom.ts';
import type { Finding } from '../model/finding.ts';
import { joinText, quote, say, type Text } from '../model/text.ts';
import { affectedComponents, type AffectedComponent } from './sbom/affected-components.ts';
import { answeredVulnerabilities, isAnswered } from './sbom/answered-vulnerabilities.ts';
import { findingOf } from './sbom/finding-of.ts';
import { listedOnly } from './sbom/listed.ts';
import { openComponents } from './sbom/open-components.ts';

/** Compares the components of an SBOM with advisories that the user brought, and with the maker’s statements (VEX) on the vulnerabilities found. A listed version says nothing of the product: whether it is affected, a statement or a person says. */
export const componentFixesAreTakenUp = defineCheck({
  id: 'component-fixes-are-taken-up',
  title: 'No component of the SBOM is in a version that an advisory lists as affected',
  failTitle: 'Components of the SBOM are in versions for which an advisory names a fix',
  why: 'A fix that is out and not taken up protects only those who read about it.',
  fix: 'Move each component to the version with the fix, or publish a VEX statement that says why the product is not affected and set the finding aside with that reason.',
  references: ['White paper, secure by design tactics, secure software components', 'White paper, principle 2, secure product development practices, 5', 'OSV schema'],
  needs: ['sbom', 'component-advisories'],
  uses: ['vulnerability-statements'],
  isScan: true,
  run: (evidence) => {
    const { sboms, findings } = listedOnly(evidence.sbom);
    const answered = answeredVulnerabilities(evidence['vulnerability-statements'], evidence.sbom);
    return { findings: [...findings, ...sboms.flatMap((item) => findingsAbout(item, evidence['component-advisories'], answered))] };
  },
});

function findingsAbout(item: Evidence<'sbom'>, sets: readonly Evidence<'component-advisories'>[], answered: ReadonlySet<string>): readonly Finding[] {
  const { components } = item.facts;
  const { affected: listed, open: doubts, compared, byList } = affectedComponents(components, sets);
  const unsettled = doubts.filter(({ advisory }) => !isAnswered(advisory, answered));
  const affected = listed.filter(({ advisory }) => !isAnswered(advisory, answered));
  const settled = listed.filter(({ advisory }) => isAnswered(advisory, answered));
  if (compared === 0) return [findingOf(item, 'fixes', 'unknown', say`None of the ${components.length} components has a package URL with a version, so that nothing could be compared with advisories.`)];
  const fixable = affected.filter(({ fixed }) => fixed !== undefined);
  const open = affected.filter(({ fixed }) => fixed === undefined);
  const touched = new Set([...listed, ...unsettled].map(({ component }) => component));
  const clean = compared - touched.size;
  const cleanByList = [...byList].filter((component) => !touched.has(component)).length;
  return [
    ...(clean === 0 ? [] : [findingOf(item, 'fixes', 'pass', say`${clean} of ${compared} components with package URL and version are in no version that the advisories given list as affected${cleanByList === 0 ? say`` : say`; of ${cleanByList} an advisory lists single versions, and no range was compared`}.`, clean)]),
    ...(unsettled.length === 0 ? [] : [findingOf(item, 'versions that cannot be compared', 'unknown', say`Of ${componentsIn(unsettled)} of ${compared} components it stays open whether an advisory concerns their version: ${openComponents(unsettled)}.`, componentsIn(unsettled), unsettled.map(({ component }) => component))]),
    ...(settled.length === 0 ? [] : [findingOf(item, 'affected versions that are answered', 'pass', say`${componentsIn(settled)} of ${compared} components are in a version that an advisory lists as affected, and a statement says of the vulnerability that the product is not affected, with a reason, or fixed: ${namesOf(settled)}.`, componentsIn(settled), settled.map(({ component }) => component))]),
    ...(fixable.length === 0 ? [] : [findingOf(item, 'fixes not taken up', 'fail', say`${componentsIn(fixable)} of ${compared} components are in a version that an advisory lists as affected, with a fix in a later one: ${namesOf(fixable)}.`, componentsIn(fixable), fixable.map(({ component }) => component))]),
    ...(open.length === 0 ? [] : [findingOf(item, 'affected versions without a fix', 'needs-review', say`${componentsIn(open)} of ${compared} components are in a version that an advisory lists as affected, without naming a fix: ${namesOf(open)}. Whether the product is affected, a person must say.`, componentsIn(open), open.map(({ component }) => component))]),
  ];
}

function componentsIn(affected: readonly { readonly component: SbomComponent }[]): number {
  return new Set(affected.map(({ component }) => component)).size;
}

const namedMax = 5;

function namesOf(affected: readonly AffectedComponent[]): Text {
  const first = affected.slice(0, namedMax).map(({ component, advisory, fixed }) => say`${quote(component.name ?? component.reference, 100)} ${quote(component.version.value ?? '', 40)} (${quote(advisory.id, 40)}${fixed === undefined ? say`` : say`, fixed in ${quote(fixed, 40)}`})`);
  return affected.length > namedMax ? say`${joinText(first, ', ')} and ${affected.length - namedMax} more` : joinText(first, ', ');
}
