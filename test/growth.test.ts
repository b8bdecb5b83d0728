import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Put } from '../bench/generate/cached-input.ts';
import { csafDocument } from '../bench/generate/csaf.ts';
import { cveLines } from '../bench/generate/cve-lines.ts';
import { cyclonedxJson } from '../bench/generate/cyclonedx-json.ts';
import { cyclonedxXml } from '../bench/generate/cyclonedx-xml.ts';
import { spdxJson } from '../bench/generate/spdx-json.ts';
import { spdxTagValue } from '../bench/generate/spdx-tag-value.ts';
import { growthExponent } from '../bench/measure/statistics.ts';
import { headOf } from '../src/read/head.ts';
import { readers } from '../src/read/index.ts';
import { sourceOf, type Source } from '../src/read/source.ts';

/** Between in step with the input (1) and its square (2): what is quadratic never stays below. */
const exponentMax = 1.5;
const tries = 3;

interface Case {
  readonly name: string;
  readonly small: number;
  readonly medium: number;
  readonly write: (count: number, put: Put) => unknown;
}

/** Sizes so far apart that the medium one outweighs what every reading costs, and so small that all take a second or two. */
const cases: readonly Case[] = [
  { name: 'CycloneDX in JSON', small: 800, medium: 8_000, write: cyclonedxJson },
  { name: 'CycloneDX in XML', small: 800, medium: 8_000, write: cyclonedxXml },
  { name: 'SPDX in JSON', small: 800, medium: 8_000, write: spdxJson },
  { name: 'SPDX as tag-value', small: 800, medium: 8_000, write: spdxTagValue },
  { name: 'CVE records on lines', small: 300, medium: 3_000, write: cveLines },
  { name: 'CSAF', small: 300, medium: 3_000, write: csafDocument },
  { name: 'CSAF with one vulnerability of many flags', small: 1_000, medium: 10_000, write: manyFlags },
  { name: 'OpenVEX with many statements', small: 1_000, medium: 10_000, write: manyStatements },
  { name: 'CycloneDX in JSON that names one component again and again', small: 800, medium: 8_000, write: sameReference },
  { name: 'CycloneDX in JSON whose dependencies all point nowhere', small: 800, medium: 8_000, write: allDangling },
];

describe('the cost of reading grows in step with the input', () => {
  for (const { name, small, medium, write } of cases) {
    it(name, async () => {
      const exponent = await leastExponent(sourceFrom(small, write), sourceFrom(medium, write), read);
      assert.ok(exponent < exponentMax, `ten times the input costs as if the exponent were ${exponent.toFixed(2)}`);
    });
  }

  it('and a cost that is quadratic would be seen', async () => {
    const exponent = await leastExponent(sourceFrom(200, spdxTagValue), sourceFrom(2_000, spdxTagValue), compareEachWithEach);
    assert.ok(exponent >= exponentMax, `the exponent was ${exponent.toFixed(2)}`);
  });
});

/** The best of several tries: a busy machine makes single ones look worse than they are. */
async function leastExponent(small: Source, medium: Source, work: (source: Source) => Promise<void>): Promise<number> {
  // Code that is not warm yet would flatter the growth or spoil it.
  await cost(small, work);
  let least = Number.POSITIVE_INFINITY;
  for (let count = 0; count < tries && least >= exponentMax; count += 1) {
    // One after the other: they are being timed.
    const costs = [Math.min(await cost(small, work), await cost(small, work)), await cost(medium, work)] as const;
    least = Math.min(least, growthExponent(costs, [small.sizeBytes, medium.sizeBytes]));
  }
  return least;
}

/** Milliseconds of one run. */
async function cost(source: Source, work: (source: Source) => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work(source);
  return performance.now() - startedAt;
}

async function read(source: Source): Promise<void> {
  const reader = readers.find((candidate) => candidate.accepts(headOf(source)));
  assert.ok(reader !== undefined, 'a reader knows the generated document');
  const reading = await reader.read(source);
  assert.ok(reading.notes.every((note) => note.level !== 'unreadable'), 'the generated document is read');
}

async function compareEachWithEach(source: Source): Promise<void> {
  const names = new TextDecoder().decode(source.bytes(source.sizeBytes)).split('\n').filter((line) => line.startsWith('PackageName'));
  assert.ok(names.every((name) => names.filter((other) => other === name).length === 1));
}

function sourceFrom(count: number, write: Case['write']): Source {
  let text = '';
  write(count, (piece) => {
    text += piece;
  });
  return sourceOf('generated', new TextEncoder().encode(text));
}

const frame = '{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[';

function sameReference(count: number, put: Put): void {
  put(frame);
  for (let index = 0; index < count; index += 1) put(`${index === 0 ? '' : ','}{"type":"library","bom-ref":"one","name":"part","version":"1.0.${index}"}`);
  put(']}');
}

function allDangling(count: number, put: Put): void {
  put(`${frame}{"type":"library","bom-ref":"one","name":"part","version":"1"}],"dependencies":[`);
  for (let index = 0; index < count; index += 1) put(`${index === 0 ? '' : ','}{"ref":"here-${index}","dependsOn":["there-${index}","there-${index + 1}"]}`);
  put(']}');
}

const advisoryFrame = '{"document":{"category":"csaf_base","csaf_version":"2.0"},"product_tree":{"full_product_names":[';

function manyFlags(count: number, put: Put): void {
  put(advisoryFrame);
  for (let index = 0; index < count; index += 1) put(`${index === 0 ? '' : ','}{"name":"part ${index}","product_id":"P-${index}"}`);
  put(']},"vulnerabilities":[{"product_status":{"known_not_affected":["P-0"]},"flags":[');
  for (let index = 0; index < count; index += 1) put(`${index === 0 ? '' : ','}{"label":"component_not_present","product_ids":["P-${index}","P-${(index * 7) % count}"]}`);
  put(']}]}');
}

function manyStatements(count: number, put: Put): void {
  put('{"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://acme.example/vex","author":"Acme","timestamp":"2026-03-10T09:00:00Z","version":1,"statements":[');
  for (let index = 0; index < count; index += 1) put(`${index === 0 ? '' : ','}{"vulnerability":{"name":"CVE-2026-${10_000 + index}"},"products":[{"@id":"pkg:npm/part@1.0.${index}"}],"status":"not_affected","justification":"component_not_present"}`);
  put(']}');
}
