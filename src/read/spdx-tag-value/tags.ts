/** What the value of a tag is: a text, an item of a list, or a text that several fields are joined in. */
export type ValueForm = 'text' | 'list' | 'boolean' | 'checksum' | 'external-document' | 'external-reference' | 'verification-code' | 'relationship' | 'range';

/** The part of a document that a tag belongs to. */
export type Section = 'document' | 'creation' | 'package' | 'file' | 'snippet' | 'licence' | 'annotation' | 'review' | 'relationship' | 'obsolete';

export interface Tag {
  readonly section: Section;
  /** Name of the field in the JSON form. */
  readonly field: string;
  readonly form: ValueForm;
  /** True when the tag begins a new element. */
  readonly begins: boolean;
}

/** One line a tag: the tag, the field, and the form when it is not a text. `+` marks the tag that begins an element. */
const table: Readonly<Record<Section, string>> = {
  document: `SPDXVersion spdxVersion|DataLicense dataLicense|DocumentName name|DocumentNamespace documentNamespace
    |DocumentComment comment|ExternalDocumentRef externalDocumentRefs external-document`,
  creation: 'LicenseListVersion licenseListVersion|Creator creators list|Created created|CreatorComment comment',
  package: `+PackageName name|PackageVersion versionInfo|PackageFileName packageFileName|PackageSupplier supplier
    |PackageOriginator originator|PackageDownloadLocation downloadLocation|FilesAnalyzed filesAnalyzed boolean
    |PackageVerificationCode packageVerificationCode verification-code|PackageChecksum checksums checksum
    |PackageHomePage homepage|PackageSourceInfo sourceInfo|PackageLicenseConcluded licenseConcluded
    |PackageLicenseInfoFromFiles licenseInfoFromFiles list|PackageLicenseDeclared licenseDeclared
    |PackageLicenseComments licenseComments|PackageCopyrightText copyrightText|PackageSummary summary
    |PackageDescription description|PackageComment comment|ExternalRef externalRefs external-reference
    |ExternalRefComment externalRefComment|PackageAttributionText attributionTexts list
    |PrimaryPackagePurpose primaryPackagePurpose|BuiltDate builtDate|ReleaseDate releaseDate|ValidUntilDate validUntilDate`,
  file: `+FileName fileName|FileType fileTypes list|FileChecksum checksums checksum|LicenseConcluded licenseConcluded
    |LicenseInfoInFile licenseInfoInFiles list|LicenseComments licenseComments|FileCopyrightText copyrightText
    |FileComment comment|FileNotice noticeText|FileContributor fileContributors list|FileAttributionText attributionTexts list
    |FileDependency fileDependencies list`,
  snippet: `+SnippetSPDXID SPDXID|+SnippetSPDXIdentifier SPDXID|SnippetFromFileSPDXID snippetFromFile
    |SnippetByteRange ranges range|SnippetLineRange ranges range|SnippetLicenseConcluded licenseConcluded
    |LicenseInfoInSnippet licenseInfoInSnippets list|SnippetLicenseComments licenseComments
    |SnippetCopyrightText copyrightText|SnippetComment comment|SnippetName name|SnippetAttributionText attributionTexts list`,
  licence: '+LicenseID licenseId|ExtractedText extractedText|LicenseName name|LicenseCrossReference seeAlsos list|LicenseComment comment',
  annotation: '+Annotator annotator|AnnotationDate annotationDate|AnnotationComment comment|AnnotationType annotationType|SPDXREF spdxElementId',
  review: '+Reviewer reviewer|ReviewDate reviewDate|ReviewComment comment',
  relationship: '+Relationship relationship relationship|RelationshipComment comment',
  obsolete: 'ArtifactOfProjectName name|ArtifactOfProjectHomePage homePage|ArtifactOfProjectURI uri',
};

const forms = ['list', 'boolean', 'checksum', 'external-document', 'external-reference', 'verification-code', 'relationship', 'range'] as const;

/** Every tag of SPDX 2.0 to 2.3 (2.3, clauses 6 to 13) by its name. `SPDXID` is not here: it belongs to whatever element is open. */
export const tags: ReadonlyMap<string, Tag> = new Map(
  (Object.keys(table) as Section[]).flatMap((section) =>
    table[section].split('|').map((line): readonly [string, Tag] => {
      const [name = '', field = '', form = ''] = line.trim().split(/\s+/);
      return [name.replace('+', ''), { section, field, form: forms.find((known) => known === form) ?? 'text', begins: name.startsWith('+') }];
    }),
  ),
);
