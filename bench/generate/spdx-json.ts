import { writeText, type Generator, type Put } from './cached-input.ts';
import { packageAt, packageTruth, referenceOf, type Package, type PackageTruth } from './packages.ts';

/** An SPDX 2.3 document in JSON with its truth, one package or relationship a line. */
export function spdxJson(count: number, put: Put): PackageTruth {
  const truth = packageTruth();
  put(`${JSON.stringify({ spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'product-4.2.0', documentNamespace: 'https://vendor.example/sbom/product-4.2.0', creationInfo: { created: '2026-05-31T08:00:00Z', creators: ['Organization: Vendor Works (release@vendor.example)', 'Tool: bench-generator-1.0.0'] } }).slice(0, -1)},\n"packages":[\n`);
  put(JSON.stringify({ SPDXID: 'SPDXRef-the-product', name: 'product', versionInfo: '4.2.0', supplier: 'Organization: Vendor Works', downloadLocation: 'NOASSERTION', filesAnalyzed: false, licenseConcluded: 'Apache-2.0', licenseDeclared: 'Apache-2.0', copyrightText: 'NOASSERTION', checksums: [{ algorithm: 'SHA256', checksumValue: 'a'.repeat(64) }], externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: 'pkg:generic/product@4.2.0' }] }));
  for (let index = 0; index < count; index += 1) put(`,\n${JSON.stringify(packageOf(packageAt(index, count, truth)))}`);
  put('\n],\n"relationships":[\n');
  put(JSON.stringify({ spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-the-product' }));
  const relate = (from: string, to: string): void => put(`,\n${JSON.stringify({ spdxElementId: from, relationshipType: 'DEPENDS_ON', relatedSpdxElement: to })}`);
  if (count > 0) relate('SPDXRef-the-product', spdxId(referenceOf(0)));
  const again = packageTruth();
  for (let index = 0; index < count; index += 1) {
    const { reference, dependsOn, dangling } = packageAt(index, count, again);
    for (const other of dependsOn) relate(spdxId(reference), spdxId(referenceOf(other)));
    if (dangling !== undefined) relate(spdxId(reference), spdxId(dangling));
  }
  put('\n]}\n');
  return truth;
}

export function spdxId(reference: string): string {
  return `SPDXRef-${reference}`;
}

function packageOf(item: Package): object {
  return {
    SPDXID: spdxId(item.reference),
    name: item.name,
    ...(item.version === undefined ? {} : { versionInfo: item.version }),
    ...(item.supplier === undefined ? {} : { supplier: `Organization: ${item.supplier}` }),
    downloadLocation: `git+${item.repository}`,
    filesAnalyzed: false,
    homepage: item.homepage,
    sourceInfo: `/opt/product/lib/${item.name}/index.js`,
    ...(item.licence === undefined ? {} : { licenseConcluded: item.licence, licenseDeclared: item.licence }),
    copyrightText: 'NOASSERTION',
    description: item.description,
    ...(item.sha256 === undefined ? {} : { checksums: [{ algorithm: 'SHA256', checksumValue: item.sha256 }, { algorithm: 'SHA1', checksumValue: item.sha1 }] }),
    externalRefs: [
      ...(item.purl === undefined ? [] : [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: item.purl }]),
      ...(item.cpe === undefined ? [] : [{ referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: item.cpe }]),
    ],
    primaryPackagePurpose: 'LIBRARY',
  };
}

export const spdxJsonInput: Generator = {
  name: 'spdx-json',
  sources: [import.meta.url, import.meta.resolve('./packages.ts'), import.meta.resolve('./random.ts')],
  file: 'product.spdx.json',
  make: (count, path) => writeText(path, (put) => ({ ...spdxJson(count, put) })),
};
