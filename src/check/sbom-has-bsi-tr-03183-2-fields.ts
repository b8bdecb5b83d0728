import { defineCheck } from '../model/check.ts';
import { bsiTr031832 } from './sbom/bsi-tr-03183-2.ts';
import { runProfile } from './sbom/run-profile.ts';

/** Every SBOM has the format and the mandatory data fields of BSI TR-03183-2, version 2.1.0, and holds no vulnerability data. */
export const sbomHasBsiTr031832Fields = defineCheck({
  id: 'sbom-has-bsi-tr-03183-2-fields',
  title: 'The SBOM states the mandatory data fields of BSI TR-03183-2, version 2.1.0',
  failTitle: 'The SBOM lacks mandatory data fields of BSI TR-03183-2, version 2.1.0',
  why: 'The guideline says what an SBOM for the European Cyber Resilience Act holds: who can be asked about each component, which file it is, and a hash by which the file can be found again.',
  fix: 'Write the SBOM as CycloneDX 1.6 or later, or SPDX 3.0.1 or later, with a contact for its creator and each component, the file name, a SHA-512 hash of the deployable form, and the three properties executable, archive and structured. Keep vulnerability data in CSAF or VEX documents.',
  references: ['BSI TR-03183-2, version 2.1.0, sections 3.1, 4, 5.2.1, 5.2.2', 'BSI property taxonomy for CycloneDX (bsi:component)'],
  needs: ['sbom'],
  run: (evidence, context) => runProfile(bsiTr031832, evidence.sbom, context),
});
