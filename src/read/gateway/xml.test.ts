import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceOf, type Source } from '../source.ts';
import { parseXml, type XmlLimits } from './xml.ts';
import { xmlRootOf } from './xml-root.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

function events(content: string | Uint8Array, limits: Partial<XmlLimits> = {}, chunkBytes = 1_048_576): unknown[] {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const seen: unknown[] = [];
  const source: Source = {
    ...sourceOf('x', bytes),
    *chunks() {
      for (let start = 0; start < bytes.length; start += chunkBytes) yield bytes.subarray(start, start + chunkBytes);
    },
  };
  parseXml(source, {
    open: (element) => seen.push(['open', element]),
    text: (text) => seen.push(text),
    close: (element) => seen.push(['close', element.name]),
  }, limits);
  return seen;
}

test('elements come with namespace, attributes and place, and texts whole', () => {
  const document = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- c --><a xmlns="urn:x" b="1">th<!-- no -->&amp;é<![CDATA[ <x> ]]>!\n<p:c xmlns:p="urn:p" p:q="2"\n/></a>\n';
  const expected = [
    ['open', { name: 'a', namespace: 'urn:x', attributes: [{ name: 'b', namespace: '', value: '1' }], line: 2, column: 11 }],
    'th&é <x> !\n',
    ['open', { name: 'c', namespace: 'urn:p', attributes: [{ name: 'q', namespace: 'urn:p', value: '2' }], line: 3, column: 1 }],
    ['close', 'c'],
    ['close', 'a'],
  ];
  assert.deepEqual(events(document), expected);
  for (const chunkBytes of [1, 2, 3, 7]) assert.deepEqual(events(document, {}, chunkBytes), expected, `${chunkBytes}`);
});

test('what harms or is broken is refused with its place', () => {
  const refused = ['<!DOCTYPE a><a/>', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', '<a>&x;</a>', '<a><b></a>', '<a>', '', 'text', '<a/><b/>', '<a/>x', '<a b="1" b="2"/>', '<p:a/>', '<a>\u0001</a>', '<a>&#0;</a>',
    '<?xml version="1.0" encoding="ISO-8859-1"?><a/>', '<a b=1/>', '<a xmlns:p="u" xmlns:q="u" p:x="" q:x=""/>'];
  for (const text of refused) assert.throws(() => events(text), { name: 'Unreadable' }, text);
  assert.throws(() => events('<a>\n <b></c></a>'), { at: { line: 2, column: 9 } });
  assert.throws(() => events(Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e)), { reason: 'is not UTF-8', at: { line: 1, column: 4 } });
  assert.throws(() => events(Uint8Array.of(0x3c, 0x61, 0x3e, 0x0a, 0xc3, 0xa9, 0xff, 0x3c), {}, 6), { reason: 'is not UTF-8', at: { line: 2, column: 2 } });
  assert.throws(() => events(Uint8Array.of(0x3c, 0x61, 0x2f, 0x3e, 0xc3)), { reason: 'is not UTF-8' });
  assert.throws(() => events(Uint8Array.of(0xff, 0xfe, 0x3c, 0x00)), { reason: /UTF-16/ });
});

test('an error of the handler is its own', () => {
  const handler = { open: () => { throw new TypeError('mine'); }, text: () => undefined, close: () => undefined };
  assert.throws(() => parseXml(sourceOf('x', bytesOf('<a/>')), handler), { name: 'TypeError', message: 'mine' });
});

test('limits', () => {
  assert.throws(() => events('<a>'.repeat(257)), { reason: /deeper than 256/ });
  assert.throws(() => events(`<a ${Array.from({ length: 257 }, (_, index) => `b${index}="1"`).join(' ')}/>`), { reason: /more than 256 attributes/ });
  assert.throws(() => events('<a><b/><b/></a>', { elementsMax: 2 }), { reason: /more than 2 elements/ });
  assert.throws(() => events(`<a>${'x'.repeat(20)}<![CDATA[${'x'.repeat(20)}]]></a>`, { textLengthMax: 30 }), { reason: /text longer/ });
  assert.throws(() => events(`<${'x'.repeat(2000)}/>`), { reason: /name longer/ });
  assert.throws(() => events(`<a b="${'x'.repeat(40)}"/>`, { textLengthMax: 30 }), { reason: /attribute longer/ });
});

test('the root is seen past everything that may stand before it', () => {
  assert.deepEqual(xmlRootOf('<?xml version="1.0"?>\n<!-- <x> -->\n<bom xmlns="urn:b">'), { name: 'bom', namespace: 'urn:b' });
  assert.deepEqual(xmlRootOf('<!DOCTYPE r [ <!ENTITY a ">"> <!-- ]> --> ]>\n<?pi?><q:r a="x > y" xmlns:q = \'urn:q\' />'), { name: 'r', namespace: 'urn:q' });
  assert.deepEqual(xmlRootOf('<!doctype html><html lang="en">'), { name: 'html', namespace: undefined });
  assert.deepEqual(xmlRootOf('<a>xmlns="no"</a>'), { name: 'a', namespace: undefined });
  for (const text of ['', 'x', '<', '<!-- open', '<?open', '<1>', '<!DOCTYPE a [', '<a']) assert.equal(xmlRootOf(text), undefined, text);
});
