import { writeText, type Generator, type Put } from './cached-input.ts';
import { packageAt, packageTruth, referenceOf, type Package, type PackageTruth } from './packages.ts';

/** The same document as `cyclonedxJson`, in XML. */
export function cyclonedxXml(count: number, put: Put): PackageTruth {
  const truth = packageTruth();
  put('<?xml version="1.0" encoding="UTF-8"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.6" serialNumber="urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79" version="1">\n');
  put('<metadata><timestamp>2026-05-31T08:00:00Z</timestamp><lifecycles><lifecycle><phase>build</phase></lifecycle></lifecycles><tools><components><component type="application"><name>bench-generator</name><version>1.0.0</version></component></components></tools><authors><author><name>Release Team</name><email>release@vendor.example</email></author></authors>');
  put(`<component type="application" bom-ref="the-product"><supplier><name>Vendor Works</name></supplier><name>product</name><version>4.2.0</version><hashes><hash alg="SHA-256">${'a'.repeat(64)}</hash></hashes><licenses><license><id>Apache-2.0</id></license></licenses><purl>pkg:generic/product@4.2.0</purl></component></metadata>\n<components>\n`);
  for (let index = 0; index < count; index += 1) put(componentOf(packageAt(index, count, truth)));
  put('</components>\n<dependencies>\n<dependency ref="the-product">');
  put(count > 0 ? `<dependency ref="${referenceOf(0)}"/></dependency>\n` : '</dependency>\n');
  const again = packageTruth();
  for (let index = 0; index < count; index += 1) {
    const { reference, dependsOn, dangling } = packageAt(index, count, again);
    const inner = [...dependsOn.map(referenceOf), ...(dangling === undefined ? [] : [dangling])].map((other) => `<dependency ref="${other}"/>`).join('');
    put(`<dependency ref="${reference}">${inner}</dependency>\n`);
  }
  put('</dependencies>\n</bom>\n');
  return truth;
}

function componentOf(item: Package): string {
  return [
    `<component type="library" bom-ref="${item.reference}">`,
    item.supplier === undefined ? '' : `<supplier><name>${item.supplier}</name><url>https://${item.name}.example/maker</url></supplier>`,
    `<name>${item.name}</name>`,
    item.version === undefined ? '' : `<version>${item.version}</version>`,
    `<description>${item.description}</description><scope>required</scope>`,
    item.sha256 === undefined ? '' : `<hashes><hash alg="SHA-256">${item.sha256}</hash><hash alg="SHA-1">${item.sha1 ?? ''}</hash></hashes>`,
    item.licence === undefined ? '' : `<licenses><license><id>${item.licence}</id></license></licenses>`,
    item.cpe === undefined ? '' : `<cpe>${item.cpe}</cpe>`,
    item.purl === undefined ? '' : `<purl>${item.purl}</purl>`,
    `<externalReferences><reference type="vcs"><url>${item.repository}</url></reference><reference type="website"><url>${item.homepage}</url></reference></externalReferences>`,
    `<properties><property name="bench:index">${item.index}</property><property name="bench:place">/opt/product/lib/${item.name}/index.js</property></properties>`,
    '</component>\n',
  ].join('');
}

export const cyclonedxXmlInput: Generator = {
  name: 'cyclonedx-xml',
  sources: [import.meta.url, import.meta.resolve('./packages.ts'), import.meta.resolve('./random.ts')],
  file: 'bom.xml',
  make: (count, path) => writeText(path, (put) => ({ ...cyclonedxXml(count, put) })),
};
