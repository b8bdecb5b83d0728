import { defineCheck } from '../model/check.ts';
import { counted, joinText, ours, quote, say } from '../model/text.ts';
import { judgeAdvisories, nameOf, type Lack } from './advisory/advisory-findings.ts';
import type { Advisory } from './advisory/maker-advisories.ts';

/** Of CSAF 2.1 only some mandatory tests are run; what they leave open is told by the reader, and no failure. */
export const advisoryFollowsCsaf = defineCheck({
  id: 'advisory-follows-csaf',
  title: 'Each advisory of the maker keeps the schema and the mandatory tests of CSAF',
  failTitle: 'Advisories of the maker break the schema or a mandatory test of CSAF',
  why: 'A tool that matches advisories with what a customer runs stops at a broken document, or draws a wrong conclusion from it.',
  fix: 'Run a CSAF validator before publication, and mend what it names; the notes on the file show each place.',
  references: ['CSAF 2.0, sections 3 and 6.1'],
  needs: ['security-advisory'],
  uses: ['csaf-provider-folder'],
  run: (evidence) => judgeAdvisories(evidence, { subject: 'advisories that keep CSAF', kept: ours('keep the schema and every mandatory test that was run'), wanted: () => true, lack: breaksOf }),
});

function breaksOf(advisory: Advisory): Lack | undefined {
  const { schemaBreaches, mandatory } = advisory.facts.validation;
  if (schemaBreaches === 0 && mandatory.failed.length === 0) return undefined;
  const parts = [
    ...(schemaBreaches > 0 ? [say`breaks the schema at ${counted(schemaBreaches, 'place', 'places')}`] : []),
    ...(mandatory.failed.length > 0 ? [say`does not keep the mandatory tests ${ours(mandatory.failed.join(', '))}`] : []),
  ];
  return { message: say`${quote(nameOf(advisory))} ${joinText(parts, ' and ')}; none was expected.` };
}
