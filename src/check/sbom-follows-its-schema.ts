import { defineCheck } from '../model/check.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Finding } from '../model/finding.ts';
import { counted, ours, quote, say } from '../model/text.ts';
import { findingOf } from './sbom/finding-of.ts';

/** Every SBOM keeps the rules of its own format, as far as its reader looks at them. */
export const sbomFollowsItsSchema = defineCheck({
  id: 'sbom-follows-its-schema',
  title: 'The SBOM keeps the rules of its format',
  failTitle: 'The SBOM breaks rules of its format',
  why: 'A document that breaks its own format is read differently, or not at all, by the tools of customers. What one of them leaves out is then not seen by anybody.',
  fix: 'Run assay inspect on the file: it names each rule that is broken, with its place. Mostly the tool that makes the SBOM has to be updated or configured.',
  references: ['CycloneDX specification, schemas 1.0 to 1.7 (ECMA-424)', 'SPDX specification 2.2, 2.3 (ISO/IEC 5962) and 3.0.1'],
  needs: ['sbom'],
  run: (evidence) => ({ findings: evidence.sbom.map(findingAbout) }),
});

function findingAbout(item: Evidence<'sbom'>): Finding {
  const { schemaFindings, specification, specificationVersion } = item.facts;
  const format = say`${ours(specification)} ${quote(specificationVersion.replace('SPDX-', ''), 20)}`;
  if (schemaFindings === undefined) return findingOf(item, 'format', 'unknown', say`Whether the SBOM keeps the rules of ${format} was not looked at.`);
  if (schemaFindings === 0) return findingOf(item, 'format', 'pass', say`The SBOM breaks no rule of ${format} that was looked at.`);
  return findingOf(item, 'format', 'fail', say`The SBOM breaks rules of ${format} in ${counted(schemaFindings, 'place', 'places')}; none is expected.`);
}
