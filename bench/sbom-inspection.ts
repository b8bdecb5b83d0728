import { WrongFigures, type Contender, type Figures } from './benchmark.ts';
import { assay, pointOf, repeatSmall, small, type Printed } from './command.ts';

/** Our whole job on an SBOM: schema, identifiers, graph and the three profiles, through the command. */
export const inspectSbom: Contender = {
  name: 'assay inspect',
  role: 'ours',
  repeat: repeatSmall,
  command: (input, stage) => assay(stage, ['inspect', input.path, '--format', 'json']),
  figures: sbomFigures,
};

/** The same without the process that keeps hostile files apart: what that wall costs is the difference. */
export const sbomInProcess: Contender = {
  name: 'same job in one process',
  role: 'ours',
  repeat: repeatSmall,
  command: (input, stage) => small(stage, 'sbom-in-process', [input.path]),
  figures: sbomFigures,
};

/** The figures that the profiles came to, by the names of `PackageTruth`. */
function sbomFigures(output: string): Figures {
  const printed = JSON.parse(output) as Printed;
  const [entry] = printed.entries ?? [];
  if (entry?.state !== 'read') throw new WrongFigures(`The SBOM was not read: ${entry?.notes[0]?.message ?? 'no reader'}`);
  const share = (profile: string, field: string): number => pointOf(printed, 'sbom-fields', { profile, field })?.numerator ?? -1;
  return {
    components: pointOf(printed, 'sbom-fields', { profile: 'cisa-2026', field: 'component-name' })?.denominator ?? -1,
    withVersion: share('ntia-2021', 'component-version'),
    withSupplier: share('ntia-2021', 'supplier-name'),
    withIdentifier: share('cisa-2026', 'component-identifiers'),
    withHash: share('cisa-2026', 'component-hash-value'),
    withLicence: share('cisa-2026', 'component-licence'),
    withDependency: share('ntia-2021', 'dependency-relationship'),
    brokenRules: entry.notes.length + entry.notesOmitted,
    hasThirdProfile: pointOf(printed, 'sbom-fields', { profile: 'bsi-tr-03183-2' }) === undefined ? 0 : 1,
  };
}
