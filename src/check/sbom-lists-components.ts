import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { counted, say } from '../model/text.ts';
import { findingOf } from './sbom/finding-of.ts';
import { listedOnly } from './sbom/listed.ts';

/** Every SBOM lists at least one component besides what it is about. An empty list is never a pass. */
export const sbomListsComponents = defineCheck({
  id: 'sbom-lists-components',
  title: 'The SBOM lists components',
  failTitle: 'The SBOM lists no components',
  why: 'A document without components has the form of an SBOM and says nothing about what is in the product.',
  fix: 'Make the SBOM from the built product or its lock files, so that every component in it is listed. If the product really has none, state in the SBOM that the list is complete.',
  references: ['CISA, Minimum Elements for a Software Bill of Materials, 29 July 2026, coverage', 'NTIA, The Minimum Elements For a Software Bill of Materials, 12 July 2021, depth'],
  needs: ['sbom'],
  run: (evidence) => {
    const { sboms, findings } = listedOnly(evidence.sbom);
    return { findings: [...findings, ...sboms.map(findingAbout)] };
  },
});

function findingAbout(item: Evidence<'sbom'>): Finding {
  const { components, completeness } = item.facts;
  if (components.length > 0) return findingOf(item, 'components', 'pass', say`The SBOM lists ${counted(components.length, 'component', 'components')}.`, components.length);
  if (completeness === 'complete') {
    return findingOf(item, 'components', 'unknown', say`The SBOM lists no components and says that this is complete; whether the product has none cannot be told from the document.`);
  }
  return findingOf(item, 'components', 'fail', say`The SBOM lists no components besides what it is about; at least one is expected, or a statement that the list is complete.`);
}
