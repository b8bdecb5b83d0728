import { defineShape, type Field } from './shape.ts';
import * as value from './values-2.ts';
import { annotationTypes, checksumAlgorithms, fileTypes, packagePurposes, referenceCategories } from './vocabulary-2.ts';

/**
 * The objects of SPDX 2.2 and 2.3 with their fields, by the clauses of the specification (2.3, clauses 6 to 13):
 * what is mandatory, and what each value must be. Names are those of the JSON form; the tag-value reader uses them too.
 */
const text: Field = { type: 'text' };
const texts: Field = { type: 'texts' };
const both = ['2.2', '2.3'] as const;
const only22 = ['2.2'] as const;
const licence: Field = { type: 'text', rule: value.licence };
const licences: Field = { type: 'texts', rule: value.licence };
const utcTime: Field = { type: 'text', rule: value.utcTime };
const since23: Field = { type: 'text', rule: value.utcTime, isSince23: true };
const id: Field = { type: 'text', rule: value.elementId, required: both };

const checksum = defineShape('a checksum', {
  algorithm: { type: 'text', required: both, rule: value.oneOf(checksumAlgorithms, 'a checksum algorithm that this version of SPDX names') },
  checksumValue: { type: 'text', required: both, rule: value.hexadecimal },
});

export const annotationShape = defineShape('an annotation', {
  annotationDate: { ...utcTime, required: both },
  annotationType: { type: 'text', required: both, rule: value.oneOf(annotationTypes, 'REVIEW or OTHER') },
  annotator: { type: 'text', required: both, rule: value.creator, isPersonal: true },
  comment: { type: 'text', required: both },
  spdxElementId: text,
});
const annotations: Field = { type: 'objects', shape: annotationShape };

export const reviewShape = defineShape('a review', {
  reviewer: { type: 'text', rule: value.creator, isPersonal: true },
  reviewDate: { ...utcTime, required: both },
  comment: text,
});

const externalReference = defineShape('an external reference', {
  comment: text,
  referenceCategory: { type: 'text', required: both, rule: value.oneOf(referenceCategories, 'SECURITY, PACKAGE-MANAGER, PERSISTENT-ID or OTHER') },
  referenceLocator: { type: 'text', required: both, rule: value.notEmpty },
  referenceType: { type: 'text', required: both, rule: value.notEmpty },
});

export const packageShape = defineShape('a package', {
  SPDXID: id,
  annotations,
  attributionTexts: texts,
  builtDate: since23,
  checksums: { type: 'objects', shape: checksum },
  comment: text,
  copyrightText: { type: 'text', required: only22 },
  description: text,
  downloadLocation: { type: 'text', required: both, rule: value.downloadLocation },
  externalRefs: { type: 'objects', shape: externalReference },
  filesAnalyzed: { type: 'boolean' },
  hasFiles: { type: 'texts' },
  homepage: { type: 'text', rule: value.downloadLocation },
  licenseComments: text,
  licenseConcluded: { ...licence, required: only22 },
  licenseDeclared: { ...licence, required: only22 },
  licenseInfoFromFiles: licences,
  name: { type: 'text', required: both, rule: value.notEmpty },
  originator: { type: 'text', rule: value.supplier, isPersonal: true },
  packageFileName: text,
  packageVerificationCode: {
    type: 'object',
    shape: defineShape('a package verification code', {
      packageVerificationCodeValue: { type: 'text', required: both, rule: value.hexadecimal },
      packageVerificationCodeExcludedFiles: texts,
    }),
  },
  primaryPackagePurpose: { type: 'text', isSince23: true, rule: value.oneOf(packagePurposes, 'a purpose that SPDX 2.3 names') },
  releaseDate: since23,
  sourceInfo: text,
  summary: text,
  supplier: { type: 'text', rule: value.supplier, isPersonal: true },
  validUntilDate: since23,
  versionInfo: text,
});

export const fileShape = defineShape('a file', {
  SPDXID: id,
  annotations,
  artifactOfs: { type: 'any' },
  attributionTexts: texts,
  checksums: { type: 'objects', required: both, shape: checksum },
  comment: text,
  copyrightText: { type: 'text', required: only22 },
  fileContributors: { type: 'texts', isPersonal: true },
  fileDependencies: texts,
  fileName: { type: 'text', required: both, rule: value.notEmpty },
  fileTypes: { type: 'texts', rule: value.oneOf(fileTypes, 'a file type that SPDX names') },
  licenseComments: text,
  licenseConcluded: { ...licence, required: only22 },
  licenseInfoInFiles: { ...licences, required: only22 },
  noticeText: text,
});

export const snippetShape = defineShape('a snippet', {
  SPDXID: id,
  annotations,
  attributionTexts: texts,
  comment: text,
  copyrightText: { type: 'text', required: only22 },
  licenseComments: text,
  licenseConcluded: { ...licence, required: only22 },
  licenseInfoInSnippets: licences,
  name: text,
  ranges: { type: 'objects', required: both },
  snippetFromFile: { type: 'text', required: both },
});

export const relationshipShape = defineShape('a relationship', {
  comment: text,
  relatedSpdxElement: { type: 'text', required: both },
  relationshipType: { type: 'text', required: both },
  spdxElementId: { type: 'text', required: both },
});

export const extractedLicenceShape = defineShape('an extracted licence', {
  comment: text,
  crossRefs: { type: 'any' },
  extractedText: { type: 'text', required: both },
  licenseId: { type: 'text', required: both, rule: value.licenceReference },
  name: text,
  seeAlsos: texts,
});

export const externalDocumentShape = defineShape('an external document reference', {
  checksum: { type: 'object', required: both, shape: checksum },
  externalDocumentId: { type: 'text', required: both, rule: value.documentReference },
  spdxDocument: { type: 'text', required: both, rule: value.namespace },
});

/** The document without its lists, which are looked at item by item. */
export const documentShape = defineShape('the document', {
  SPDXID: { type: 'text', required: both, rule: value.documentId },
  annotations,
  comment: text,
  creationInfo: {
    type: 'object',
    required: both,
    shape: defineShape('the creation information', {
      comment: text,
      created: { ...utcTime, required: both },
      creators: { type: 'texts', required: both, rule: value.creator, isPersonal: true },
      licenseListVersion: text,
    }),
  },
  dataLicense: { type: 'text', required: both, rule: value.dataLicence },
  documentDescribes: texts,
  documentNamespace: { type: 'text', required: both, rule: value.namespace },
  externalDocumentRefs: { type: 'any' },
  files: { type: 'any' },
  hasExtractedLicensingInfos: { type: 'any' },
  name: { type: 'text', required: both, rule: value.notEmpty },
  packages: { type: 'any' },
  relationships: { type: 'any' },
  revieweds: { type: 'objects', shape: reviewShape },
  snippets: { type: 'any' },
  spdxVersion: { type: 'text', required: both },
});
