import type { Check } from '../../model/check.ts';
import { checkableArtifactsArePublic } from '../checkable-artifacts-are-public.ts';
import { dependenciesHaveProvenance } from '../dependencies-have-provenance.ts';
import { firmwareModelsAndDataAreListed } from '../firmware-models-and-data-are-listed.ts';
import { modelsAndDataAreDescribed } from '../models-and-data-are-described.ts';
import { sbomDependenciesAreConnected } from '../sbom-dependencies-are-connected.ts';
import { sbomFollowsItsSchema } from '../sbom-follows-its-schema.ts';
import { sbomHasBsiTr031832Fields } from '../sbom-has-bsi-tr-03183-2-fields.ts';
import { sbomHasCisa2026Fields } from '../sbom-has-cisa-2026-fields.ts';
import { sbomHasNtia2021Fields } from '../sbom-has-ntia-2021-fields.ts';
import { sbomIsPublic } from '../sbom-is-public.ts';
import { sbomLinksSupplierSboms } from '../sbom-links-supplier-sboms.ts';
import { sbomListsComponents } from '../sbom-lists-components.ts';
import { vexStatementGivesItsReason } from '../vex-statement-gives-its-reason.ts';
import { vexStatementIsSettled } from '../vex-statement-is-settled.ts';
import { vexStatementSaysWhatToDo } from '../vex-statement-says-what-to-do.ts';

/** Every check that can run on SBOMs alone: whoever has nothing else loads these, and not all the others with their tables. */
export const sbomChecks: readonly Check[] = [
  checkableArtifactsArePublic,
  dependenciesHaveProvenance,
  firmwareModelsAndDataAreListed,
  modelsAndDataAreDescribed,
  sbomDependenciesAreConnected,
  sbomFollowsItsSchema,
  sbomHasBsiTr031832Fields,
  sbomHasCisa2026Fields,
  sbomHasNtia2021Fields,
  sbomIsPublic,
  sbomLinksSupplierSboms,
  sbomListsComponents,
  vexStatementGivesItsReason,
  vexStatementIsSettled,
  vexStatementSaysWhatToDo,
];
