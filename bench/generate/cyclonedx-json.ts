import { writeText, type Generator, type Put } from './cached-input.ts';
import { packageAt, packageTruth, referenceOf, type Package, type PackageTruth } from './packages.ts';

/** A CycloneDX 1.6 document with its truth, one component a line. */
export function cyclonedxJson(count: number, put: Put): PackageTruth {
  const truth = packageTruth();
  put('{"$schema":"http://cyclonedx.org/schema/bom-1.6.schema.json","bomFormat":"CycloneDX","specVersion":"1.6","serialNumber":"urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79","version":1,"metadata":');
  put(JSON.stringify({
    timestamp: '2026-05-31T08:00:00Z',
    lifecycles: [{ phase: 'build' }],
    tools: { components: [{ type: 'application', name: 'bench-generator', version: '1.0.0' }] },
    authors: [{ name: 'Release Team', email: 'release@vendor.example' }],
    component: { type: 'application', 'bom-ref': 'the-product', supplier: { name: 'Vendor Works' }, name: 'product', version: '4.2.0', purl: 'pkg:generic/product@4.2.0', licenses: [{ license: { id: 'Apache-2.0' } }], hashes: [{ alg: 'SHA-256', content: 'a'.repeat(64) }] },
  }));
  put(',\n"components":[\n');
  for (let index = 0; index < count; index += 1) put(`${index === 0 ? '' : ',\n'}${JSON.stringify(componentOf(packageAt(index, count, truth)))}`);
  put('\n],\n"dependencies":[\n{"ref":"the-product","dependsOn":[');
  put(count > 0 ? `"${referenceOf(0)}"]}` : ']}');
  const again = packageTruth();
  for (let index = 0; index < count; index += 1) {
    const { reference, dependsOn, dangling } = packageAt(index, count, again);
    put(`,\n${JSON.stringify({ ref: reference, dependsOn: [...dependsOn.map(referenceOf), ...(dangling === undefined ? [] : [dangling])] })}`);
  }
  put('\n]}\n');
  return truth;
}

function componentOf(item: Package): object {
  return {
    type: 'library',
    'bom-ref': item.reference,
    ...(item.supplier === undefined ? {} : { supplier: { name: item.supplier, url: [`https://${item.name}.example/maker`] } }),
    name: item.name,
    ...(item.version === undefined ? {} : { version: item.version }),
    description: item.description,
    scope: 'required',
    ...(item.sha256 === undefined ? {} : { hashes: [{ alg: 'SHA-256', content: item.sha256 }, { alg: 'SHA-1', content: item.sha1 }] }),
    ...(item.licence === undefined ? {} : { licenses: [{ license: { id: item.licence } }] }),
    ...(item.cpe === undefined ? {} : { cpe: item.cpe }),
    ...(item.purl === undefined ? {} : { purl: item.purl }),
    externalReferences: [{ type: 'vcs', url: item.repository }, { type: 'website', url: item.homepage }],
    properties: [{ name: 'bench:index', value: String(item.index) }, { name: 'bench:place', value: `/opt/product/lib/${item.name}/index.js` }],
  };
}

export const cyclonedxJsonInput: Generator = {
  name: 'cyclonedx-json',
  sources: [import.meta.url, import.meta.resolve('./packages.ts'), import.meta.resolve('./random.ts')],
  file: 'bom.json',
  make: (count, path) => writeText(path, (put) => ({ ...cyclonedxJson(count, put) })),
};
