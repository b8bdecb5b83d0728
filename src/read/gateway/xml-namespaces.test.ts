/** Names get the namespaces that the parser's own, slower look gives them, and the same documents are refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { sourceOf, Unreadable } from '../source.ts';
import { parseXml } from './xml.ts';

interface Seen {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: readonly (readonly [name: string, namespace: string, value: string])[];
}

function ours(document: string): readonly Seen[] | undefined {
  const seen: Seen[] = [];
  try {
    parseXml(sourceOf('x', new TextEncoder().encode(document)), {
      open: ({ name, namespace, attributes }) => seen.push({ name, namespace, attributes: attributes.map((one) => [one.name, one.namespace, one.value]) }),
      text: () => undefined,
      close: () => undefined,
    });
    return seen;
  } catch (problem) {
    if (problem instanceof Unreadable) return undefined;
    throw problem;
  }
}

function parsers(document: string): readonly Seen[] | undefined {
  const seen: Seen[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const all = Object.values(attributes).filter((one) => one.uri !== 'http://www.w3.org/2000/xmlns/');
    seen.push({ name: local, namespace: uri, attributes: all.map((one) => [one.local, one.uri, one.value]) });
  });
  try {
    parser.write(document).close();
    return seen;
  } catch {
    return undefined;
  }
}

const name = fc.constantFrom('a', 'b', 'p:a', 'q:a', 'q:b', 'xml:a', 'xmlns:a', ':a', 'a:', 'p:a:b', 'xmlnsa');
const namespace = fc.constantFrom('urn:x', 'urn:y', ' urn:x ', '', 'http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/');
const declaration = fc.tuple(fc.constantFrom('xmlns', 'xmlns:p', 'xmlns:q', 'xmlns:xml', 'xmlns:xmlns', 'xmlns:', 'xmlns:p:q'), namespace);
const usual = fc.tuple(fc.constantFrom('xmlns', 'xmlns:p', 'xmlns:q'), fc.constantFrom('urn:x', 'urn:y'));
const attribute = fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: declaration }, { weight: 3, arbitrary: fc.tuple(name, fc.constantFrom('1', '')) });
/** @param depth how many elements lie inside each other at most */
function elementOf(depth: number): fc.Arbitrary<string> {
  const tag = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'p:a', 'q:b') }, { weight: 1, arbitrary: name });
  const children = depth === 1 ? fc.constant([]) : fc.array(elementOf(depth - 1), { maxLength: 2 });
  return fc.tuple(tag, fc.array(attribute, { maxLength: 4 }), children).map(([open, attributes, inside]) => `<${open}${attributes.map(([key, value]) => ` ${key}="${value}"`).join('')}>${inside.join('')}</${open}>`);
}

test('names have the namespaces that the parser finds, and what it refuses is refused', () => {
  let read = 0;
  let refused = 0;
  fc.assert(fc.property(elementOf(3), (document) => {
    const expected = parsers(document);
    if (expected === undefined) refused += 1;
    else read += 1;
    assert.deepEqual(ours(document), expected, document);
  }), { numRuns: 3000 });
  assert.ok(read > 200 && refused > 200, `${read} read, ${refused} refused`);
});
