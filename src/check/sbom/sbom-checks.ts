import type { Check } from '../../model/check.ts';
import { firmwareModelsAndDataAreListed } from '../firmware-models-and-data-are-listed.ts';
import { modelsAndDataAreDescribed } from '../models-and-data-are-described.ts';
import { sbomDependenciesAreConnected } from '../sbom-dependencies-are-connected.ts';
import { sbomFollowsItsSchema } from '../sbom-follows-its-schema.ts';
import { sbomHasBsiTr031832Fields } from '../sbom-has-bsi-tr-03183-2-fields.ts';
import { sbomHasCisa2026Fields } from '../sbom-has-cisa-2026-fields.ts';
import { sbomHasNtia2021Fields } from '../sbom-has-ntia-2021-fields.ts';
import { sbomLinksSupplierSboms } from '../sbom-links-supplier-sboms.ts';
import { sbomListsComponents } from '../sbom-lists-components.ts';

/** Every check that can run on SBOMs alone: whoever has nothing else loads these, and not the ninety others with their tables. */
export const sbomChecks: readonly Check[] = [firmwareModelsAndDataAreListed, modelsAndDataAreDescribed, sbomDependenciesAreConnected, sbomFollowsItsSchema, sbomHasBsiTr031832Fields, sbomHasCisa2026Fields, sbomHasNtia2021Fields, sbomLinksSupplierSboms, sbomListsComponents];
