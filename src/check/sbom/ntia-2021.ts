import * as states from './field-states.ts';
import type { Profile } from './profile.ts';

/** The seven data fields of NTIA's minimum elements of 12 July 2021. */
export const ntia2021: Profile = {
  id: 'ntia-2021',
  title: 'the NTIA 2021 minimum elements',
  fields: [
    { id: 'supplier-name', scope: 'component', state: states.producerState, noun: 'a supplier' },
    { id: 'component-name', scope: 'component', state: states.nameState, noun: 'a name' },
    { id: 'component-version', scope: 'component', state: states.versionState, noun: 'a version' },
    { id: 'other-unique-identifiers', scope: 'component', state: states.identifierState, noun: 'an identifier such as a package URL or CPE' },
    { id: 'dependency-relationship', scope: 'component', state: states.dependencyState, noun: 'a dependency relationship' },
    {
      id: 'author-of-sbom-data',
      scope: 'document',
      state: states.authorState,
      words: { present: 'The SBOM names its author', declaredUnknown: 'The SBOM says that its author is not known; a person or organisation is expected', missing: 'The SBOM names no author; expected is the person or organisation that made it, apart from the tool' },
    },
    {
      id: 'timestamp',
      scope: 'document',
      state: states.timestampState,
      words: { present: 'The SBOM states when it was made', missing: 'The SBOM does not state when it was made; a time by RFC 3339 is expected' },
    },
  ],
};
