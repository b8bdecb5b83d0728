/** Words of SPDX 3.0.1 that the reader knows: classes and the values of the closed lists that it looks at. */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const packageClasses = words('software_Package ai_AIPackage dataset_DatasetPackage');
export const bomClasses = words('Bom software_Sbom Bundle');
const agentClasses = words('Agent Organization Person SoftwareAgent');

/** Classes that record a vulnerability or say how one concerns a product. */
export const vulnerabilityClasses = words(`security_Vulnerability security_CvssV2VulnAssessmentRelationship
  security_CvssV3VulnAssessmentRelationship security_CvssV4VulnAssessmentRelationship security_EpssVulnAssessmentRelationship
  security_ExploitCatalogVulnAssessmentRelationship security_SsvcVulnAssessmentRelationship
  security_VexAffectedVulnAssessmentRelationship security_VexFixedVulnAssessmentRelationship
  security_VexNotAffectedVulnAssessmentRelationship security_VexUnderInvestigationVulnAssessmentRelationship`);

export const relationshipClasses: ReadonlySet<string> = new Set([
  'Relationship',
  'LifecycleScopedRelationship',
  ...[...vulnerabilityClasses].filter((name) => name.endsWith('Relationship')),
]);

/** Objects that stand inside others and have no id of their own. */
const partClasses = words(`CreationInfo Hash PackageVerificationCode ExternalIdentifier ExternalRef ExternalMap NamespaceMap
  DictionaryEntry PositiveIntegerRange software_ContentIdentifier ai_EnergyConsumption ai_EnergyConsumptionDescription
  extension_CdxPropertyEntry extension_CdxPropertiesExtension`);

const otherElementClasses = words(`SpdxDocument Tool Annotation IndividualElement build_Build software_File software_Snippet
  simplelicensing_LicenseExpression simplelicensing_SimpleLicensingText expandedlicensing_ListedLicense
  expandedlicensing_ListedLicenseException expandedlicensing_CustomLicense expandedlicensing_CustomLicenseAddition
  expandedlicensing_ConjunctiveLicenseSet expandedlicensing_DisjunctiveLicenseSet expandedlicensing_IndividualLicensingInfo
  expandedlicensing_OrLaterOperator expandedlicensing_WithAdditionOperator`);

const elementClasses: ReadonlySet<string> = new Set([packageClasses, bomClasses, agentClasses, vulnerabilityClasses, relationshipClasses, otherElementClasses].flatMap((classes) => [...classes]));

export function isElementClass(name: string): boolean {
  return elementClasses.has(name);
}

/** Every class that may stand in a document. A class with a `:` in its name is an extension of somebody's own. */
export function isKnownClass(name: string): boolean {
  return elementClasses.has(name) || partClasses.has(name) || name.includes(':');
}

const purposes = words(`application archive bom configuration container data device deviceDriver diskImage documentation evidence
  executable file filesystemImage firmware framework install library manifest model module operatingSystem other patch platform
  requirement source specification test`);

/** The closed lists, by the property that takes its value from one. */
export const closedLists: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['software_primaryPurpose', purposes],
  ['software_additionalPurpose', purposes],
  ['software_sbomType', words('analyzed build deployed design runtime source')],
  ['completeness', words('complete incomplete noAssertion')],
  ['algorithm', words(`adler32 blake2b256 blake2b384 blake2b512 blake3 crystalsDilithium crystalsKyber falcon md2 md4 md5 md6 other
    sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512`)],
  ['externalIdentifierType', words('cpe22 cpe23 cve email gitoid other packageUrl securityOther swhid swid urlScheme')],
  ['profileConformance', words('ai build core dataset expandedLicensing extension lite security simpleLicensing software')],
  ['relationshipType', words(`affects amendedBy ancestorOf availableFrom configures contains coordinatedBy copiedTo delegatedTo
    dependsOn descendantOf describes doesNotAffect expandsTo exploitCreatedBy fixedBy fixedIn foundBy generates hasAddedFile
    hasAssessmentFor hasAssociatedVulnerability hasConcludedLicense hasDataFile hasDeclaredLicense hasDeletedFile
    hasDependencyManifest hasDistributionArtifact hasDocumentation hasDynamicLink hasEvidence hasExample hasHost hasInput
    hasMetadata hasOptionalComponent hasOptionalDependency hasOutput hasPrerequisite hasProvidedDependency hasRequirement
    hasSpecification hasStaticLink hasTest hasTestCase hasVariant invokedBy modifiedBy other packagedBy patchedBy publishedBy
    reportedBy republishedBy serializedInArtifact testedOn trainedOn underInvestigationFor usesTool`)],
]);

/** Relationships whose right side is a part or dependency of the left. `generates` is the one that goes the other way. */
export const dependencyTypes = words(`dependsOn contains hasDynamicLink hasStaticLink hasOptionalDependency hasProvidedDependency
  hasPrerequisite hasOptionalComponent hasDistributionArtifact hasAddedFile hasDataFile hasMetadata hasDependencyManifest
  expandsTo packagedBy patchedBy usesTool`);

/** What each class must have (model of 3.0.1), besides `creationInfo` and `spdxId` for elements. */
export const requiredProperties: ReadonlyMap<string, readonly string[]> = new Map([
  ['CreationInfo', ['specVersion', 'created', 'createdBy']],
  ['Hash', ['algorithm', 'hashValue']],
  ['ExternalIdentifier', ['externalIdentifierType', 'identifier']],
  ['ExternalMap', ['externalSpdxId']],
  ['NamespaceMap', ['prefix', 'namespace']],
  ['Annotation', ['annotationType', 'subject']],
  ['simplelicensing_LicenseExpression', ['simplelicensing_licenseExpression']],
  ['simplelicensing_SimpleLicensingText', ['simplelicensing_licenseText']],
  ['software_Snippet', ['software_snippetFromFile']],
  ...[...relationshipClasses].map((name): readonly [string, readonly string[]] => [name, ['from', 'relationshipType', 'to']]),
]);

/** Properties that hold a list, also when there is one value. */
export const listProperties = words(`createdBy createdUsing rootElement element profileConformance to originatedBy verifiedUsing
  externalIdentifier externalRef software_additionalPurpose software_sbomType import namespaceMap software_attributionText`);

/** Individuals of the model that stand for "not known" and for "there is none", by the end of their address. */
export function individual(reference: string): 'unknown' | 'none' | undefined {
  const name = reference.slice(Math.max(reference.lastIndexOf('/'), reference.lastIndexOf('_')) + 1);
  if (name === 'NoAssertionElement' || name === 'NoAssertionLicense' || name === 'NoAssertion' || reference === 'NOASSERTION') return 'unknown';
  return name === 'NoneElement' || name === 'NoneLicense' || (name === 'None' && reference.includes('spdx.org')) || reference === 'NONE' ? 'none' : undefined;
}
