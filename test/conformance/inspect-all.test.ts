/** `assay inspect` over every file of the outside data: each ends quickly, and is read, refused with a reason, or told to be no known kind with what was seen. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { checks } from '../../src/check/index.ts';
import { inspectFolder, limitMilliseconds, tableOf, type InspectedFile } from '../../tools/inspect-all/inspect-folder.ts';

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const skip = existsSync(folder) ? false : '../shared/data is not here';

/** Unpacked it holds 44,130 records: it has a run of its own. */
const archiveOfRecords = 'cve/records-2024-10-24.tar.gz';

/** Checks that speak of some file here. */
const checksSeen = 50;

/** Files of formats that Assay lists, by place and content as `data/README.md` names them, and the kind that each is of. None of them may be «not known». */
const listed: readonly { readonly path: RegExp; readonly kind: string; readonly files: number }[] = [
  { path: /^auditlog\/cef-pycef\/.*\.(?:cef|log|txt|json)$/, kind: 'audit-log', files: 4 },
  { path: /^auditlog\/invictus-aws\/.*\.json$/, kind: 'audit-log', files: 55 },
  { path: /^catalogs\/endoflife\.date\/products\//, kind: 'product-lifecycles', files: 464 },
  { path: /^csaf\/examples\/csaf\/.*\.json$/, kind: 'security-advisory', files: 19 },
  { path: /^csaf\/suite-2\.0-mandatory\/(?!testcases).*\.json$/, kind: 'security-advisory', files: 147 },
  { path: /^cve\/sample-1000\//, kind: 'cve-records', files: 1000 },
  { path: /^cve\/schema-fixtures\/CVE-.*\.json$/, kind: 'cve-records', files: 17 },
  { path: /^cyclonedx\/real\/.*\.(?:json|xml)$/, kind: 'sbom', files: 82 },
  { path: /^cyclonedx\/suite\/(?!1\.6\/valid-attestation-1\.6\.json).*\.(?:json|xml)$/, kind: 'sbom', files: 590 },
  { path: /^cyclonedx\/suite\/1\.6\/valid-attestation-1\.6\.json$/, kind: 'control-assessment', files: 1 },
  { path: /^identity\/mfa-exports\/(?!README)/, kind: 'mfa-adoption', files: 3 },
  { path: /^intoto\/bundles\/.*(?:\.sigstore|\.json)$/, kind: 'attestation', files: 10 },
  { path: /^kev\/known_exploited_vulnerabilities\.json$/, kind: 'exploited-vulnerabilities', files: 1 },
  { path: /^oscal\/.*\.json$/, kind: 'control-assessment', files: 5 },
  { path: /^securitytxt\/real\//, kind: 'security-txt', files: 8 },
  { path: /^spdx\/tools-java\/testResources\/.*(?:\.spdx|\.ya?ml|\.spdx\.xml|\.spdx\.json|\.jsonld|_sbom\.json|v3\.0\.1\.json)$/, kind: 'sbom', files: 16 },
  { path: /^vex\/aqua-vexhub\/pkg\/.*(?<!manifest)\.json$/, kind: 'vulnerability-statements', files: 59 },
];

describe('every file of the outside data', { skip }, () => {
  let rows: readonly InspectedFile[] = [];

  before(async () => {
    rows = await inspectFolder(folder, { without: [archiveOfRecords] });
  });

  it('ends in less than ten seconds, and none ends the reading process', () => {
    console.log(tableOf(rows));
    const slowest = Math.max(...rows.map(({ milliseconds }) => milliseconds));
    console.log(`inspect: ${rows.length} files, ${rows.filter(({ outcome }) => outcome.kinds.length > 0 && !outcome.label.startsWith('unreadable')).length} read, ${rows.filter(({ outcome }) => outcome.label.startsWith('unreadable')).length} refused with a reason, ${rows.filter(({ outcome }) => outcome.label === 'not known').length} of no known kind; slowest ${slowest} ms`);
    assert.ok(rows.length > 5000, `${rows.length} files`);
    assert.deepEqual(rows.filter(({ outcome, milliseconds }) => outcome.label === 'failed' || milliseconds >= limitMilliseconds).map(({ path, outcome, milliseconds }) => `${path}: ${outcome.says} (${milliseconds} ms)`), []);
  });

  it('names kind and format, or says why nothing was read and what was seen', () => {
    for (const { path, outcome } of rows) {
      if (outcome.label === 'not known') assert.match(outcome.says, /^This is not a known kind of evidence\. (?:It looks like .+, which is not read\.|No reader knows this format: the file holds .+\.)/s, path);
      else if (outcome.label.startsWith('unreadable')) assert.ok(outcome.says.length > 10, path);
      else assert.ok(outcome.formats.length > 0, path);
    }
  });

  for (const { path: place, kind, files } of listed) {
    it(`${place.source} is ${kind}`, () => {
      const own = rows.filter(({ path }) => place.test(path));
      assert.deepEqual(own.filter(({ outcome }) => !outcome.kinds.includes(kind)).map(({ path, outcome }) => `${path}: ${outcome.label} ${outcome.says}`).slice(0, 20), []);
      assert.equal(own.length, files);
    });
  }

  it('gives checks something to say; those without a real file here are looked at by fixtures alone', () => {
    const seen = new Set(rows.flatMap(({ outcome }) => outcome.checks));
    console.log(`checks: ${seen.size} of ${checks.length} were seen on a real file; not on one: ${checks.map(({ id }) => id).filter((id) => !seen.has(id)).join(', ')}`);
    assert.equal(seen.size, checksSeen);
  });
});
