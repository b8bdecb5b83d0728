import * as states from './field-states.ts';
import type { Profile } from './profile.ts';

/** The 17 data fields of CISA's minimum elements of 29 July 2026, which replace those of NTIA. */
export const cisa2026: Profile = {
  id: 'cisa-2026',
  title: 'the CISA 2026 minimum elements',
  fields: [
    {
      id: 'sbom-author',
      scope: 'document',
      state: states.authorState,
      words: { present: 'The SBOM names its author', declaredUnknown: 'The SBOM says that its author is not known; a person or organisation is expected', missing: 'The SBOM names no author; expected is the person or organisation that made it, apart from the tool' },
    },
    {
      id: 'author-signature',
      scope: 'document',
      state: ({ isSigned }) => (isSigned ? 'present' : 'missing'),
      words: {
        present: 'The SBOM carries a signature, which was not verified here',
        missing: 'The SBOM carries no signature; one kept in a file beside it was not looked for',
      },
      // SPDX has no place for a signature inside the document.
      mayLieElsewhere: ({ specification }) => specification === 'SPDX',
    },
    {
      id: 'data-format-name',
      scope: 'document',
      state: ({ specification }) => states.textState(specification),
      words: { present: 'The SBOM states its data format', missing: 'The SBOM does not state its data format; CycloneDX or SPDX is expected' },
    },
    {
      id: 'data-format-version',
      scope: 'document',
      state: ({ specificationVersion }) => states.textState(specificationVersion),
      words: { present: 'The SBOM states the version of its data format', missing: 'The SBOM does not state the version of its data format; one is expected' },
    },
    {
      id: 'generation-context',
      scope: 'document',
      state: ({ generationContexts }) => (generationContexts.length > 0 ? 'present' : 'missing'),
      words: {
        present: 'The SBOM states at which stage of the software it was made',
        missing: 'The SBOM does not state at which stage of the software it was made; expected is source, build, or a later one (CycloneDX lifecycles, SPDX 3 sbomType)',
      },
    },
    {
      id: 'timestamp',
      scope: 'document',
      state: states.timestampState,
      words: { present: 'The SBOM states when it was made', missing: 'The SBOM does not state when it was made; a time by RFC 3339 is expected' },
    },
    {
      id: 'tool-name',
      scope: 'document',
      state: states.toolNameState,
      words: { present: 'The SBOM names the tool that made it', declaredUnknown: 'The SBOM says that the tool which made it is not known; a name is expected', missing: 'The SBOM names no tool that made it; one is expected' },
    },
    {
      id: 'tool-version',
      scope: 'document',
      state: states.toolVersionState,
      words: { present: 'The SBOM states the version of each tool that it names', declaredUnknown: 'The SBOM says that the version of its tool is not known; one is expected', missing: 'The SBOM does not state the version of each tool that made it; one is expected' },
    },
    {
      id: 'sbom-version',
      scope: 'document',
      state: ({ sbomVersion }) => states.textState(sbomVersion),
      words: { present: 'The SBOM states its own version', missing: 'The SBOM does not state its own version; one is expected, and SPDX has no place for it' },
    },
    { id: 'component-producer', scope: 'component', state: states.producerState, noun: 'a producer' },
    { id: 'component-name', scope: 'component', state: states.nameState, noun: 'a name' },
    { id: 'component-version', scope: 'component', state: states.versionState, noun: 'a version' },
    { id: 'component-identifiers', scope: 'component', state: states.identifierState, noun: 'an identifier such as a package URL or CPE' },
    { id: 'component-hash-value', scope: 'component', state: states.hashValueState, noun: 'a hash value' },
    { id: 'component-hash-algorithm', scope: 'component', state: states.hashAlgorithmState, noun: 'the algorithm of a hash' },
    { id: 'component-licence', scope: 'component', state: states.licenceState, noun: 'a licence' },
    { id: 'component-dependency-relationship', scope: 'component', state: states.dependencyState, noun: 'a dependency relationship' },
  ],
};
