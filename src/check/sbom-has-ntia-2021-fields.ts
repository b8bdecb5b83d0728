import { defineCheck } from '../model/check.ts';
import { ntia2021 } from './sbom/ntia-2021.ts';
import { runProfile } from './sbom/run-profile.ts';

/** Every SBOM states the seven data fields of NTIA's minimum elements of 2021. Declared unknown is counted apart and is no pass. */
export const sbomHasNtia2021Fields = defineCheck({
  id: 'sbom-has-ntia-2021-fields',
  title: 'The SBOM states the seven data fields of the NTIA 2021 minimum elements',
  failTitle: 'The SBOM lacks data fields of the NTIA 2021 minimum elements',
  why: 'Contracts of earlier years ask for these seven fields. Without supplier, name, version and identifier a component cannot be told from another.',
  fix: 'Have the tool that makes the SBOM fill the fields that are named, or add them afterwards. Where something is really not known, say so (NOASSERTION): that is honest and counted apart.',
  references: ['NTIA, The Minimum Elements For a Software Bill of Materials, 12 July 2021, data fields'],
  needs: ['sbom'],
  run: (evidence, context) => runProfile(ntia2021, evidence.sbom, context),
});
