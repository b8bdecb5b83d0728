import type { StatementList } from './vulnerability-statements.ts';

/** Whether a data field is there. `declared-unknown`: the author says that it is not known (NOASSERTION). */
export type FieldState = 'present' | 'declared-unknown' | 'missing';

/** A software bill of materials, format left behind. What the document does not state is left out. */
export interface Sbom {
  readonly specification: 'CycloneDX' | 'SPDX';
  /** Format version: `1.6`, `SPDX-2.3`, `3.0.1`. */
  readonly specificationVersion: string;
  readonly encoding: 'json' | 'xml' | 'tag-value' | 'json-ld' | 'yaml';
  /** JSON pointer of the list that a component’s `place` counts in; left out where it is a line. */
  readonly listedIn?: string;
  /** `bomFormat`, `spdxVersion` or namespace is there (data format name). */
  readonly name?: string | undefined;
  readonly serialNumber?: string | undefined;
  /** Version of the SBOM itself. */
  readonly sbomVersion?: string | undefined;
  /** RFC 3339 as written, when it is a valid time. */
  readonly createdAt?: string | undefined;
  readonly authors: readonly SbomParty[];
  readonly tools: readonly { readonly name: string; readonly version?: string | undefined }[];
  /** Whether the document carries a signature; it is not verified here. */
  readonly isSigned: boolean;
  /** `build`, `source`, `design`, `pre-build`, `post-build`, `operations`, ...: CycloneDX lifecycles, SPDX 3 sbomType. */
  readonly generationContexts: readonly string[];
  /** The thing that the SBOM is about. */
  readonly subject?: SbomComponent | undefined;
  /** References of the things that the SBOM is about, when it names several, so that there is no one subject. */
  readonly subjects?: readonly string[];
  /** Everything listed, without the subject. */
  readonly components: readonly SbomComponent[];
  /** Edges `from` → `to` by component reference, dangling ones included. */
  readonly dependencies: readonly { readonly from: string; readonly to: readonly string[] }[];
  /** Whether the author states that the list is complete, incomplete, or nothing. */
  readonly completeness: 'complete' | 'incomplete' | 'unknown' | 'not-stated';
  /** True when vulnerabilities are recorded inside the SBOM. */
  readonly holdsVulnerabilities: boolean;
  /** What the recorded vulnerabilities state (VEX, VDR); left out where there are none, and for formats that they are not read of. */
  readonly vulnerabilities?: StatementList;
  /** How many rules of its format the document breaks; left out when that was not looked at. */
  readonly schemaFindings?: number;
}

export interface SbomParty {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly url?: string | undefined;
  readonly kind: 'person' | 'organisation' | 'tool' | 'unknown';
  /** The document gives a name that is kept out of the facts, because it is a person's. */
  readonly hasName?: boolean;
  /** The document gives an e-mail address that is kept out of the facts. */
  readonly hasEmail?: boolean;
}

export interface SbomComponent {
  /** bom-ref or SPDX id; unique in the document. */
  readonly reference: string;
  /** Where it stands in the document: in JSON its position in the list, 0-based, or that of the component which it is part of; elsewhere the line, 1-based. */
  readonly place?: number | undefined;
  readonly name?: string | undefined;
  readonly version: { readonly state: FieldState; readonly value?: string };
  /** Producer or supplier of the component. */
  readonly producer: { readonly state: FieldState; readonly value?: string; readonly hasContact?: boolean };
  /** Valid identifiers only; a malformed one is a note of the reader. */
  readonly identifiers: readonly { readonly type: 'purl' | 'cpe' | 'swid' | 'other'; readonly value: string }[];
  readonly hashes: readonly { readonly algorithm: string }[];
  readonly licences: { readonly state: FieldState; readonly value?: string };
  /** What the author states about its dependencies, where that is more than the edges tell: they are not known. */
  readonly dependencies?: FieldState;
  /** CycloneDX type or SPDX purpose: `library`, `application`, `file`, `operating-system`, ... */
  readonly type?: string | undefined;
  /** Of a machine learning model: whether the document tells how it was trained and what it is for (CycloneDX `modelCard`, SPDX 3 AI profile). */
  readonly model?: { readonly tellsTraining: boolean; readonly tellsUse: boolean };
  /** Of a data set: whether the document tells where it is from or what is in it (CycloneDX `data`, SPDX 3 dataset profile). */
  readonly tellsContents?: boolean;
  /** True when the document leads to a bill of materials of the component’s own, as a supplier hands it out. */
  readonly hasSbomAddress?: boolean;
  /** BSI TR-03183-2: file name, and the executable, archive and structured properties where they are stated. */
  readonly fileName?: string;
  readonly bsiProperties?: { readonly executable?: string; readonly archive?: string; readonly structured?: string };
  /** True when a source or deployable address is given (external reference or download location). */
  readonly hasSourceAddress?: boolean;
  readonly hasDeployableAddress?: boolean;
  /** Hash algorithms of the deployable's external reference, for BSI TR-03183-2. */
  readonly deployableHashes?: readonly string[];
}
