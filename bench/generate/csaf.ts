import type { Figures } from '../benchmark.ts';
import { writeText, type Generator, type Put } from './cached-input.ts';
import { Random } from './random.ts';

/** Versions of the product that one vulnerability speaks of. */
const versionsPerFlaw = 10;
/** Versions that one branch of the tree holds. */
const versionsPerBranch = 50;
const weaknesses = [
  ['CWE-79', 'Improper Neutralization of Input During Web Page Generation (\'Cross-site Scripting\')'],
  ['CWE-89', 'Improper Neutralization of Special Elements used in an SQL Command (\'SQL Injection\')'],
  ['CWE-787', 'Out-of-bounds Write'],
  ['CWE-22', 'Improper Limitation of a Pathname to a Restricted Directory (\'Path Traversal\')'],
] as const;
const severities = [
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8, 'CRITICAL'],
  ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1, 'MEDIUM'],
  ['CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H', 7.8, 'HIGH'],
] as const;

/** A CSAF 2.0 document of the VEX profile that keeps schema and mandatory tests: one vulnerability and one product version for each that is counted. */
export function csafDocument(count: number, put: Put): Figures {
  const versions = Math.max(count, versionsPerFlaw + 2);
  put('{"document":');
  put(JSON.stringify({
    category: 'csaf_vex', csaf_version: '2.0', distribution: { tlp: { label: 'WHITE' } }, lang: 'en', notes: [{ category: 'summary', text: 'Flaws in the product and what to do about them.' }],
    publisher: { category: 'vendor', name: 'Vendor Works', namespace: 'https://vendor.example' }, references: [{ category: 'self', summary: 'This document', url: 'https://vendor.example/csaf/vendor-2026-1.json' }], title: 'Flaws in the product',
    tracking: { current_release_date: '2026-05-31T08:00:00Z', id: 'VENDOR-2026-1', initial_release_date: '2026-05-31T08:00:00Z', revision_history: [{ date: '2026-05-31T08:00:00Z', number: '1', summary: 'First release.' }], status: 'final', version: '1' },
  }));
  put(',"product_tree":{"branches":[{"branches":[\n');
  for (let start = 0; start < versions; start += versionsPerBranch) {
    const own = Array.from({ length: Math.min(versionsPerBranch, versions - start) }, (_, at) => versionAt(start + at));
    put(`${start === 0 ? '' : ',\n'}${JSON.stringify({ branches: own, category: 'product_name', name: `product ${start / versionsPerBranch}` })}`);
  }
  put('\n],"category":"vendor","name":"Vendor Works"}]},"vulnerabilities":[\n');
  for (let index = 0; index < count; index += 1) put(`${index === 0 ? '' : ',\n'}${JSON.stringify(flawAt(index, versions))}`);
  put('\n]}\n');
  return { vulnerabilities: count, products: versions, failed: 0 };
}

function versionAt(index: number): object {
  const name = `${Math.floor(index / 100)}.${index % 100}.0`;
  return { category: 'product_version', name, product: { name: `product ${name}`, product_id: `P-${index}`, product_identification_helper: { purl: `pkg:generic/vendor/product@${name}` } } };
}

function flawAt(index: number, versions: number): object {
  const random = new Random(index + 1);
  const first = random.below(versions - versionsPerFlaw - 1);
  const products = Array.from({ length: versionsPerFlaw }, (_, at) => `P-${first + at}`);
  const [affected, notAffected] = [products.slice(0, versionsPerFlaw / 2), products.slice(versionsPerFlaw / 2)];
  const [id, name] = random.pick(weaknesses);
  const [vectorString, baseScore, baseSeverity] = random.pick(severities);
  return {
    cve: `CVE-2026-${10_000 + index}`, cwe: { id, name }, flags: [{ label: 'vulnerable_code_not_present', product_ids: notAffected }],
    notes: [{ category: 'description', text: `A flaw of the kind ${name} in part ${random.below(1000)} lets somebody do what only others may. It was found in a review of the part and mended in the next release.` }],
    product_status: { fixed: [`P-${first + versionsPerFlaw}`], known_affected: affected, known_not_affected: notAffected },
    references: [{ category: 'external', summary: 'Record', url: `https://vendor.example/records/${index}` }],
    release_date: '2026-05-31T08:00:00Z', remediations: [{ category: 'vendor_fix', details: 'Install the next release.', product_ids: affected }],
    scores: [{ cvss_v3: { baseScore, baseSeverity, vectorString, version: '3.1' }, products: affected }],
  };
}

export const csafInput: Generator = {
  name: 'csaf',
  sources: [import.meta.url, import.meta.resolve('./random.ts')],
  file: 'advisory.json',
  make: (count, path) => writeText(path, (put) => csafDocument(count, put)),
};
