import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Reading } from '../reader.ts';
import { sourceOf, Unreadable, type Source } from '../source.ts';
import { LineBytes } from './line-bytes.ts';
import { readAsText, readByBytes } from './read-tag-value.ts';
import { UsualPackage } from './usual-package.ts';

const utf8 = new TextEncoder();

function fixture(name: string): string {
  return readFileSync(new URL(`../../../fixtures/read/spdx-tag-value/${name}`, import.meta.url), 'utf8');
}

/** The same bytes in pieces of a few bytes, so that lines, characters and packages are cut everywhere. */
function inPieces(content: Uint8Array, size: number): Source {
  return {
    ...sourceOf('x', content),
    *chunks() {
      for (let start = 0; start < content.length; start += size) yield content.subarray(start, start + size);
    },
  };
}

function asText(source: Source): Reading | string {
  try {
    return readAsText(source);
  } catch (error) {
    if (error instanceof Unreadable) return error.reason;
    throw error;
  }
}

const head = (version: string): readonly string[] => [
  `SPDXVersion: ${version}`, 'DataLicense: CC0-1.0', 'SPDXID: SPDXRef-DOCUMENT', 'DocumentName: product', 'DocumentNamespace: https://vendor.example/sbom',
  'Creator: Organization: Vendor Works', 'Created: 2026-05-31T08:00:00Z', '',
];
const digits = (length: number): string => 'a1'.repeat(length / 2);
/** @param analysed what it says about its files */
const packageOf = (id: string, analysed: readonly string[] = ['FilesAnalyzed: false']): readonly string[] => [
  `PackageName: ${id}`, `SPDXID: SPDXRef-${id}`, 'PackageVersion: <text>1.0.0</text>', 'PackageFileName: ./left.tgz', 'PackageSupplier: Organization: Vendor Works (desk@vendor.example)',
  'PackageOriginator: NOASSERTION', 'PackageDownloadLocation: git+https://code.example/left.git', ...analysed,
  `PackageChecksum: SHA256: ${digits(64)}`, `PackageChecksum: SHA1: ${digits(40)}`, 'PackageHomePage: https://left.example/', 'PackageSourceInfo: <text>left.js</text>',
  'PackageLicenseConcluded: MIT', 'PackageLicenseDeclared: Apache-2.0', 'PackageLicenseInfoFromFiles: MIT', 'PackageCopyrightText: NOASSERTION', 'PackageDescription: <text>A part', 'of two lines.</text>',
  `ExternalRef: PACKAGE-MANAGER purl pkg:npm/${id}@1.0.0`, 'ExternalRef: SECURITY cpe23Type cpe:2.3:a:left:right:1.0.0:*:*:*:*:*:*:*', 'ExternalRefComment: one', '',
];
const code = `PackageVerificationCode: ${digits(40)} (./left.spdx)`;
const analysed = fc.constantFrom(['FilesAnalyzed: false'], ['FilesAnalyzed: false'], ['FilesAnalyzed: true', code], [code], [], ['FilesAnalyzed: true'], ['FilesAnalyzed: false', code]);
const lines = [
  // What is usual.
  '', '# a comment', '##### Package: left', 'Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-a', 'Relationship: SPDXRef-a DEPENDS_ON SPDXRef-b', 'Relationship: SPDXRef-a  CONTAINS\tNOASSERTION ',
  'RelationshipComment: why', 'Relationship: SPDXRef-a CONTAINS SPDXRef-b\nRelationshipComment: why\nRelationship: SPDXRef-b CONTAINS SPDXRef-c\nRelationshipComment: why', 'PrimaryPackagePurpose: LIBRARY', 'PackageComment: <text>one</text> two', 'PackageSummary: Größe', 'BuiltDate: 2026-05-31T08:00:00Z', 'PackageAttributionText: by', 'FilesAnalyzed: false',
  `PackageChecksum: MD6: ${digits(8)}`, 'ExternalRef: OTHER LocationRef-a a/b', 'ExternalRef: PERSISTENT-ID swh swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2', 'PackageLicenseConcluded: NONE', 'PackageVersion:',
  // What is seldom, or wrong.
  'Relationship: SPDXRef-a NOT_KNOWN SPDXRef-b', 'Relationship: SPDXRef-a DEPENDS_ON', 'Relationship: <text>SPDXRef-a DEPENDS_ON SPDXRef-b</text>', 'Relationship: SPDXRef-ü DEPENDS_ON SPDXRef-b', 'Relationship: SPDXRef-a AMENDS SPDXRef-b',
  'PackageName: again', ' PackageName: space before', 'PackageName : space behind', 'PackageName: <text>left</text>', 'PackageName:', 'PackageName: \u00a0left', 'SPDXID: SPDXRef-a', 'SPDXID: SPDXRef-DOCUMENT', 'SPDXID: none',
  'FileName: ./a.c', `FileChecksum: SHA1: ${digits(40)}`, 'LicenseConcluded: MIT', 'LicenseID: LicenseRef-a', 'ExtractedText: <text>one', 'SnippetSPDXID: SPDXRef-s', 'Annotator: Tool: t', 'AnnotationDate: 2026-05-31T08:00:00Z', 'AnnotationType: OTHER',
  'AnnotationComment: <text>x</text>', 'Reviewer: Tool: t', 'ReviewDate: today', 'Unknown: x', 'no tag', ':', '<text>', 'two</text>', 'PackageComment: <text>', 'PackageComment: \u00a0<text>one', 'PackageDescription: <text>again',
  'PackageChecksum: SHA256: a1', `PackageChecksum: SHA1: ${digits(40)} more`, 'PackageChecksum: SHA256', `PackageChecksum: SHA1 : ${digits(40)}`, `PackageChecksum: NEW: ${digits(40)}`, `PackageChecksum: SHA1: ${digits(40).toUpperCase()}`,
  'ExternalRef: PACKAGE-MANAGER purl left', 'ExternalRef: PACKAGE-MANAGER purl pkg:npm/left@1.0.0 more', 'ExternalRef: NEW purl pkg:npm/left@1.0.0', 'ExternalRef: SECURITY cpe23Type cpe', 'ExternalRef: SECURITY', 'ExternalRef: PACKAGE-MANAGER  purl\tpkg:npm/left@1.0.0',
  'PackageSupplier: Vendor', 'PackageDownloadLocation: left right', 'PackageLicenseDeclared: left right', 'PackageHomePage: left', 'FilesAnalyzed: yes', 'PackageVerificationCode: none', 'PackageVersion: 2 ', 'PackageVersion: \f3', 'PackageVersion: ü\u00a0', 'PackageVersion: \u00a0<text>3</text>',
  'ExternalDocumentRef: DocumentRef-x https://x.example/ SHA1: a', 'Created: yesterday', 'DocumentComment: x', 'ArtifactOfProjectName: x', 'PackageComment: a\tb\fc', 'ReleaseDate: soon', '\ufeffPackageName: mark',
];
const line = fc.constantFrom(...lines);
const odd = fc.constantFrom('\r', '\0', '\u0001', '\u007f', '\u0085', '\u2028', '\ufffd', '\n', '<text>', '</text>', ':', ' ', 'ü');
/** A line left out, put in, or put in the place of another, or something odd put into the text. */
const change = fc.record({ at: fc.nat(), line: fc.option(line, { nil: undefined, freq: 8 }), removes: fc.boolean() });
const documents = fc.record({
  version: fc.constantFrom('SPDX-2.3', 'SPDX-2.3', 'SPDX-2.2', 'SPDX-2.1'),
  packages: fc.shuffledSubarray(['a', 'b', 'c', 'd']),
  analysed: fc.array(analysed, { minLength: 4, maxLength: 4 }),
  between: fc.array(fc.array(line, { maxLength: 3 }), { maxLength: 3 }),
  changes: fc.array(change, { maxLength: 3 }),
  odd: fc.option(fc.record({ at: fc.nat(), text: odd }), { freq: 12 }),
  lineEnd: fc.constantFrom('\n', '\n', '\n', '\r\n'),
  mark: fc.constantFrom('', '', '', '\ufeff'),
  isCut: fc.boolean(),
  size: fc.constantFrom(1, 3, 50, 700, 100_000),
});

type Written = typeof documents extends fc.Arbitrary<infer Value> ? Value : never;

function contentOf({ version, packages, analysed: forms, between, changes, odd: strange, lineEnd, mark, isCut }: Written): Uint8Array {
  const written = [...head(version), ...packages.flatMap((id, index) => [...packageOf(id, forms[index]), ...(between[index] ?? [])])];
  for (const { at, line: put, removes } of changes) written.splice(at % (written.length + 1), removes ? 1 : 0, ...(put === undefined ? [] : [put]));
  let text = written.join(lineEnd) + (isCut ? '' : lineEnd);
  if (strange !== null) text = text.slice(0, strange.at % text.length) + strange.text + text.slice(strange.at % text.length);
  return utf8.encode(mark + text);
}

describe('a document that is read by its bytes', () => {
  it('gives the facts and notes that its text gives', () => {
    let read = 0;
    fc.assert(fc.property(documents, (written) => {
      const source = inPieces(contentOf(written), written.size);
      const reading = readByBytes(source);
      if (reading === undefined) return;
      read += 1;
      assert.deepEqual(reading, asText(source));
    }), { numRuns: 1000 });
    assert.ok(read > 300, `only ${read} were read by their bytes`);
  });

  it('gives them with any line in the place of one with its tag', () => {
    const tagOf = (written: string): string => written.slice(0, written.indexOf(':') + 1);
    for (const version of ['SPDX-2.2', 'SPDX-2.3']) for (const one of lines) {
      const usual = packageOf('a');
      const at = usual.findIndex((written) => tagOf(written) === tagOf(one.trim()));
      const source = sourceOf('x', utf8.encode([...head(version), ...usual.toSpliced(at === -1 ? 10 : at, at === -1 ? 0 : 1, one), ...packageOf('b')].join('\n')));
      const reading = readByBytes(source);
      if (reading !== undefined) assert.deepEqual(reading, asText(source), `${version}: ${one}`);
    }
  });

  it('is one that tools write, with files, annotations, other line ends and longer texts', () => {
    for (const name of ['valid-2.2.spdx', 'valid-2.3.spdx', 'valid-files-and-snippets.spdx', 'valid-windows-lines.spdx', 'finding-unknown-tag.spdx', 'finding-not-a-tag.spdx', 'finding-dangling-reference.spdx', 'finding-misplaced-and-repeated.spdx']) {
      const source = sourceOf('x', utf8.encode(fixture(name)));
      assert.deepEqual(readByBytes(source), readAsText(source), name);
    }
  });

  it('has packages that are built straight from the bytes, once all their lines are there', () => {
    for (const version of ['2.2', '2.3'] as const) {
      const lineBytes = new LineBytes();
      const usual = new UsualPackage(version);
      lineBytes.add(utf8.encode(packageOf('a').join('\n')));
      assert.equal(usual.take(lineBytes), 'cut');
      lineBytes.add(utf8.encode('\nPackageName: next'));
      lineBytes.finish();
      assert.equal(usual.take(lineBytes), 'taken');
      assert.equal(lineBytes.row, packageOf('a').length + 1);
      assert.deepEqual([usual.reference, usual.stated.versionInfo, usual.stated.identifiers.length, usual.stated.hashes.algorithms], ['SPDXRef-a', '1.0.0', 2, ['SHA-256', 'SHA-1']]);
    }
  });

  it('is none with an id twice, with bytes that are no text, with a package that goes on behind a relationship, or with mostly packages of another form', () => {
    const usual = [...head('SPDX-2.3'), ...packageOf('a')];
    for (const more of [packageOf('a'), ['PackageName: \u0001'], ['Relationship: SPDXRef-a CONTAINS SPDXRef-a', 'PackageComment: x'], ['PackageComment: <text>', 'x'], [`PackageName: ${'x'.repeat(2_100_000)}`]]) {
      assert.notEqual(readByBytes(sourceOf('x', utf8.encode(usual.join('\n')))), undefined);
      assert.equal(readByBytes(sourceOf('x', utf8.encode([...usual, ...more].join('\n')))), undefined, more.join().slice(0, 40));
    }
    const many = (count: number, more: readonly string[]): readonly string[] => Array.from({ length: count }, (_, index) => [...packageOf(`${more.length}-${index}`), ...more]).flat();
    const isByBytes = (...packages: readonly (readonly string[])[]): boolean => readByBytes(sourceOf('x', utf8.encode([...usual, ...packages.flat()].join('\n')))) !== undefined;
    assert.ok(isByBytes(many(199, ['Unknown: x'])));
    assert.ok(!isByBytes(many(200, ['Unknown: x'])));
    assert.ok(isByBytes(many(200, []), many(300, ['Unknown: x'])));
  });

  it('may hold a package that is longer than what is held of one', () => {
    const long = packageOf('a').toSpliced(4, 0, ...Array.from({ length: 20_000 }, (_, index) => `ExternalRef: PACKAGE-MANAGER purl pkg:npm/left@${index}`));
    const source = inPieces(utf8.encode([...head('SPDX-2.3'), ...long, ...packageOf('b')].join('\n')), 10_000);
    assert.deepEqual(readByBytes(source), readAsText(source));
    assert.equal(readByBytes(source)?.facts?.components.length, 2);
  });
});
