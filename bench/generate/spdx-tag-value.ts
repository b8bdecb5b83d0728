import { writeText, type Generator, type Put } from './cached-input.ts';
import { packageAt, packageTruth, referenceOf, type Package, type PackageTruth } from './packages.ts';
import { spdxId } from './spdx-json.ts';

/** The same document as `spdxJson`, as tag-value. */
export function spdxTagValue(count: number, put: Put): PackageTruth {
  const truth = packageTruth();
  put('SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: product-4.2.0\nDocumentNamespace: https://vendor.example/sbom/product-4.2.0\nCreator: Organization: Vendor Works (release@vendor.example)\nCreator: Tool: bench-generator-1.0.0\nCreated: 2026-05-31T08:00:00Z\n\n');
  put(`PackageName: product\nSPDXID: SPDXRef-the-product\nPackageVersion: 4.2.0\nPackageSupplier: Organization: Vendor Works\nPackageDownloadLocation: NOASSERTION\nFilesAnalyzed: false\nPackageChecksum: SHA256: ${'a'.repeat(64)}\nPackageLicenseConcluded: Apache-2.0\nPackageLicenseDeclared: Apache-2.0\nPackageCopyrightText: NOASSERTION\nExternalRef: PACKAGE-MANAGER purl pkg:generic/product@4.2.0\n\n`);
  for (let index = 0; index < count; index += 1) put(packageOf(packageAt(index, count, truth)));
  put('Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-the-product\n');
  if (count > 0) put(`Relationship: SPDXRef-the-product DEPENDS_ON ${spdxId(referenceOf(0))}\n`);
  const again = packageTruth();
  for (let index = 0; index < count; index += 1) {
    const { reference, dependsOn, dangling } = packageAt(index, count, again);
    for (const other of dependsOn) put(`Relationship: ${spdxId(reference)} DEPENDS_ON ${spdxId(referenceOf(other))}\n`);
    if (dangling !== undefined) put(`Relationship: ${spdxId(reference)} DEPENDS_ON ${spdxId(dangling)}\n`);
  }
  return truth;
}

function packageOf(item: Package): string {
  return [
    `PackageName: ${item.name}`,
    `SPDXID: ${spdxId(item.reference)}`,
    ...(item.version === undefined ? [] : [`PackageVersion: ${item.version}`]),
    ...(item.supplier === undefined ? [] : [`PackageSupplier: Organization: ${item.supplier}`]),
    `PackageDownloadLocation: git+${item.repository}`,
    'FilesAnalyzed: false',
    ...(item.sha256 === undefined ? [] : [`PackageChecksum: SHA256: ${item.sha256}`, `PackageChecksum: SHA1: ${item.sha1 ?? ''}`]),
    `PackageHomePage: ${item.homepage}`,
    `PackageSourceInfo: <text>/opt/product/lib/${item.name}/index.js</text>`,
    ...(item.licence === undefined ? [] : [`PackageLicenseConcluded: ${item.licence}`, `PackageLicenseDeclared: ${item.licence}`]),
    'PackageCopyrightText: NOASSERTION',
    `PackageDescription: <text>${item.description}</text>`,
    ...(item.purl === undefined ? [] : [`ExternalRef: PACKAGE-MANAGER purl ${item.purl}`]),
    ...(item.cpe === undefined ? [] : [`ExternalRef: SECURITY cpe23Type ${item.cpe}`]),
    'PrimaryPackagePurpose: LIBRARY',
    '\n',
  ].join('\n');
}

export const spdxTagValueInput: Generator = {
  name: 'spdx-tag-value',
  sources: [import.meta.url, import.meta.resolve('./spdx-json.ts'), import.meta.resolve('./packages.ts'), import.meta.resolve('./random.ts')],
  file: 'product.spdx',
  make: (count, path) => writeText(path, (put) => ({ ...spdxTagValue(count, put) })),
};
