import type { FieldState, Sbom, SbomComponent } from '../../model/evidence/sbom.ts';
import * as states from './field-states.ts';
import type { Profile } from './profile.ts';

/** What a component may say of itself, by property. */
const stated = { executable: ['executable', 'non-executable'], archive: ['archive', 'no archive'], structured: ['structured', 'unstructured'] } as const;

/** The mandatory data fields of BSI TR-03183-2, version 2.1.0: its sections 4 (format), 5.2.1 (document), 5.2.2 (component). */
export const bsiTr031832: Profile = {
  id: 'bsi-tr-03183-2',
  title: 'BSI TR-03183-2, version 2.1.0',
  fields: [
    {
      id: 'format',
      scope: 'document',
      state: formatState,
      words: {
        present: 'The SBOM is in a format and version that the guideline takes',
        missing: 'The SBOM is in another format or version; expected is CycloneDX 1.6 or later in JSON or XML, or SPDX 3.0.1 or later',
      },
    },
    {
      id: 'sbom-creator',
      scope: 'document',
      state: states.authorContactState,
      words: { present: 'The SBOM gives an e-mail address or web address of its creator', missing: 'The SBOM gives no e-mail address and no web address of its creator; one of them is expected' },
    },
    {
      id: 'timestamp',
      scope: 'document',
      state: states.timestampState,
      words: { present: 'The SBOM states when it was made', missing: 'The SBOM does not state when it was made; a time is expected' },
    },
    {
      id: 'no-vulnerability-data',
      scope: 'document',
      state: ({ holdsVulnerabilities }) => (holdsVulnerabilities ? 'missing' : 'present'),
      words: { present: 'The SBOM holds no vulnerability data', missing: 'The SBOM holds vulnerability data; expected is that they are kept apart, in CSAF or VEX documents' },
    },
    {
      id: 'dependency-completeness',
      scope: 'document',
      state: ({ completeness }) => (completeness === 'not-stated' ? 'missing' : 'present'),
      words: {
        present: 'The SBOM states whether its dependencies are complete',
        missing: 'The SBOM does not state whether its dependencies are complete; complete, incomplete or unknown is expected (CycloneDX compositions, SPDX 3 completeness)',
      },
    },
    { id: 'component-creator', scope: 'component', state: states.producerContactState, noun: 'an e-mail address or web address of a creator' },
    { id: 'component-name', scope: 'component', state: states.nameState, noun: 'a name' },
    { id: 'component-version', scope: 'component', state: states.versionState, noun: 'a version' },
    { id: 'file-name', scope: 'component', state: ({ fileName }) => states.textState(fileName), noun: 'a file name' },
    { id: 'dependencies', scope: 'component', state: states.dependencyState, noun: 'a dependency relationship' },
    { id: 'distribution-licences', scope: 'component', state: states.licenceState, noun: 'a licence' },
    { id: 'deployable-hash', scope: 'component', state: deployableHashState, noun: 'a SHA-512 hash of the deployable form' },
    { id: 'executable-property', scope: 'component', state: ({ bsiProperties }) => oneOf(bsiProperties?.executable, stated.executable), noun: 'whether it is executable' },
    { id: 'archive-property', scope: 'component', state: ({ bsiProperties }) => oneOf(bsiProperties?.archive, stated.archive), noun: 'whether it is an archive' },
    { id: 'structured-property', scope: 'component', state: ({ bsiProperties }) => oneOf(bsiProperties?.structured, stated.structured), noun: 'whether it is structured' },
  ],
};

function formatState({ specification, specificationVersion, encoding }: Sbom): FieldState {
  if (encoding === 'tag-value') return 'missing';
  const lowest = specification === 'CycloneDX' ? [1, 6] : [3, 0, 1];
  return isAtLeast(specificationVersion.replace('SPDX-', ''), lowest) ? 'present' : 'missing';
}

/** Compares a version of numbers and full stops part by part. */
function isAtLeast(version: string, lowest: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, least] of lowest.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}

function deployableHashState({ deployableHashes }: SbomComponent): FieldState {
  return deployableHashes !== undefined && deployableHashes.some(isSha512) ? 'present' : 'missing';
}

function isSha512(algorithm: string): boolean {
  return algorithm.endsWith('512') && algorithm.replaceAll('-', '').toUpperCase() === 'SHA512';
}

function oneOf(value: string | undefined, allowed: readonly string[]): FieldState {
  return value !== undefined && allowed.includes(value) ? 'present' : 'missing';
}
