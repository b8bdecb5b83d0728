import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { say } from '../model/text.ts';
import { findingOf } from './sbom/finding-of.ts';
import { listedOnly } from './sbom/listed.ts';

/** Counts the components that lead to a bill of materials of their own. Most open source has none, so that none says nothing. */
export const sbomLinksSupplierSboms = defineCheck({
  id: 'sbom-links-supplier-sboms',
  title: 'Components of the SBOM lead to bills of materials of their suppliers',
  failTitle: 'No component of the SBOM leads to a bill of materials of its supplier',
  why: 'What a supplier put into its part is known to the supplier. A link to its bill carries that on without copying it.',
  fix: 'Ask suppliers for their SBOM, and give its address with the component (CycloneDX: an external reference of the type bom; SPDX 2: a relationship to an element of a declared external document).',
  references: ['White paper, principle 2, secure product development practices, 5', 'CycloneDX specification: external references, BOM-Link'],
  needs: ['sbom'],
  run: (evidence) => {
    const { sboms, findings } = listedOnly(evidence.sbom);
    return { findings: [...findings, ...sboms.map(findingAbout)] };
  },
});

function findingAbout(item: Evidence<'sbom'>): Finding {
  const linked = item.facts.components.filter(({ hasSbomAddress }) => hasSbomAddress === true);
  const total = item.facts.components.length;
  if (linked.length === 0) return findingOf(item, 'supplier bills', 'unknown', say`None of the ${total} components leads to a bill of materials of its own; whether a supplier was asked for one cannot be told from the document.`);
  return findingOf(item, 'supplier bills', 'pass', say`${linked.length} of ${total} components lead to a bill of materials of their own.`, linked.length, linked);
}
