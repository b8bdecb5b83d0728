import { defineCheck } from '../model/check.ts';
import { cisa2026 } from './sbom/cisa-2026.ts';
import { runProfile } from './sbom/run-profile.ts';

/** Every SBOM states the 17 data fields of CISA's minimum elements of 2026. Declared unknown is counted apart and is no pass. */
export const sbomHasCisa2026Fields = defineCheck({
  id: 'sbom-has-cisa-2026-fields',
  title: 'The SBOM states the 17 data fields of the CISA 2026 minimum elements',
  failTitle: 'The SBOM lacks data fields of the CISA 2026 minimum elements',
  why: 'A customer can match components with vulnerabilities, licences and makers only where these fields are filled. An SBOM without them is a list that nobody can act on.',
  fix: 'Have the tool that makes the SBOM fill the fields that are named, or add them afterwards. Where something is really not known, say so (NOASSERTION): that is honest and counted apart.',
  references: ['CISA, Minimum Elements for a Software Bill of Materials, 29 July 2026, data fields'],
  needs: ['sbom'],
  run: (evidence, context) => runProfile(cisa2026, evidence.sbom, context),
});
