/** What is read by its bytes is what the parser reads, and what the parser refuses is never read by its bytes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toldByBytes, toldByParser } from '../../../test/support/xml-events.ts';
import { sourceOf } from '../source.ts';
import { parseUsualXml } from './usual-xml.ts';

const utf8 = new TextEncoder();

const usual = [
  '<a/>',
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a b=\'1\' c="2"/>',
  '<?xml version=\'1.0\'?>\n<!-- made by é -->\n<a xmlns="urn:x">\n  <b>one &amp; &lt;two&gt; &quot;&apos;</b>\n  <p:b xmlns:p="urn:p" p:c="d&amp;e"\n    f="g"\t/>\n</a>\n\n',
  '\uFEFF<a><b>é ü 漢 😀</b><c d="😀é"/><e/>]<!-- 😀 --><f/>]></a>',
  '<a><![CDATA[ <b> & ]] ]>]]>x<![CDATA[]]></a><!-- behind -->',
  '<a>\r\n  <b>x\r\ny</b>\r\n\t<c d="e"\r\n f=""/></a>\r\n',
  '<a xmlns="urn:x"><b xmlns=""><c/></b><d/></a>',
];

test('a document of the usual form is told as the parser tells it, whatever its pieces', () => {
  for (const document of usual) {
    const bytes = utf8.encode(document);
    const expected = toldByParser(bytes);
    assert.notEqual(expected, undefined, document);
    for (const pieceBytes of [1, 2, 3, 7, 50, 1000]) assert.deepEqual(toldByBytes(bytes, pieceBytes), expected, `${document} in pieces of ${pieceBytes}`);
  }
});

test('a document of another form is left to the parser', () => {
  const others = [
    // Allowed, and rare.
    '<a>&#65;</a>', '<?xml version="1.1"?><a/>', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>', '<a><?b?></a>', '<é/>', '<a b="\n"/>', '<a b = "1"/>', '<a></a >', '<a>\r</a>', '<a>\u0085</a>', '<a>]] </a>',
    `<a>${'<b/>'.repeat(2)}<c ${Array.from({ length: 17 }, (_, at) => `b${at}="1"`).join(' ')}/></a>`, `<a>${Array.from({ length: 600 }, (_, at) => `<b${at}/>`).join('')}</a>`, `<${'a'.repeat(300)}/>`,
    // Broken.
    '', ' ', 'text', '<a>', '<a></b>', '<a/><b/>', '<a/>x', '<a>&x;</a>', '<a>& </a>', '<a b="1" b="2"/>', '<a b="<"/>', '<a b=1/>', '<a b="1"c="2"/>', '<p:a/>', '<a p:b="1"/>', '<a:b:c/>', '<a xmlns:p=""/>', '<a>]]></a>', '<a><!-- -- --></a>', '<a>\u0001</a>',
    '<a>\uFFFE</a>', '<a/>\u00A0', '<a xmlns:p="u" xmlns:q="u" p:x="" q:x=""/>', '<![CDATA[x]]><a/>', '<!DOCTYPE a><a/>', '<a><b</a>', '<a/', '<a><!-- </a>', '</a>', '< a/>',
  ];
  for (const document of others) for (const pieceBytes of [1, 5, 5000]) assert.equal(toldByBytes(utf8.encode(document), pieceBytes), undefined, document);
  for (const bytes of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0xaf]]) assert.equal(toldByBytes(Uint8Array.of(0x3c, 0x61, 0x3e, ...bytes, 0x3c, 0x2f, 0x61, 0x3e)), undefined, bytes.join(' '));
});

test('what passes a limit is left to the parser', () => {
  const nested = (depth: number): Uint8Array => utf8.encode('<a>'.repeat(depth) + '</a>'.repeat(depth));
  assert.notEqual(toldByBytes(nested(256)), undefined);
  assert.equal(toldByBytes(nested(257)), undefined);
  const text = (length: number): string => 'x'.repeat(length);
  assert.notEqual(toldByBytes(utf8.encode(`<a b="${text(1_000_000)}">${text(1_000_000)}</a>`)), undefined);
  assert.equal(toldByBytes(utf8.encode(`<a b="${text(1_000_001)}"/>`)), undefined);
  assert.equal(toldByBytes(utf8.encode(`<a>${text(600_000)}<!-- -->${text(600_000)}</a>`)), undefined);
  assert.equal(toldByBytes(utf8.encode(`<a>${text(9_000_000)}`), 1_048_576), undefined);
});

test('an error of the handler is its own', () => {
  const handler = { open: () => { throw new TypeError('mine'); }, text: () => undefined, close: () => undefined };
  assert.throws(() => parseUsualXml(sourceOf('x', utf8.encode('<a/>')), handler), { name: 'TypeError', message: 'mine' });
});

const name = fc.constantFrom('a', 'b-c', 'd.e', '_f', 'p:a', 'q:b', 'a1');
const text = fc.array(fc.constantFrom('x', ' ', '\n', '\n    ', '\r\n', '\t', '&amp;', '&gt;', 'é', '漢', '😀', '"', '\'', '>', ']', 'longer words of a text'), { maxLength: 6 }).map((parts) => parts.join(''));
const value = fc.array(fc.constantFrom('x', ' ', '&lt;', '&quot;', 'é', '😀', '>', ']]>', 'urn:uuid:1'), { maxLength: 4 }).map((parts) => parts.join(''));
const attribute = fc.tuple(fc.constantFrom(' ', '\n', ' \r\n\t'), fc.constantFrom('b', 'c', 'bom-ref', 'p:d'), fc.constantFrom('"', '\''), value).map(([space, key, quote, content]) => `${space}${key}=${quote}${content}${quote}`);
const between = fc.oneof({ weight: 4, arbitrary: text }, { weight: 1, arbitrary: fc.constantFrom('<!-- a > é -->', '<![CDATA[ <x> & ]]]>', '<!---->', '<![CDATA[]]>') });

function elementOf(depth: number): fc.Arbitrary<string> {
  const children = depth === 1 ? fc.constant([]) : fc.array(elementOf(depth - 1), { maxLength: 3 });
  return fc.tuple(name, fc.array(attribute, { maxLength: 3 }), between, children, between).map(([tag, attributes, before, inside, after]) => {
    const start = `<${tag}${attributes.join('')}`;
    return inside.length === 0 && before === '' ? `${start}/>` : `${start}>${before}${inside.join(after)}</${tag}>`;
  });
}

const beginning = fc.constantFrom('', '\uFEFF', '<?xml version="1.0"?>', '<?xml version="1.0" encoding="utf-8"?>\n', '<!-- x -->');
const whole = fc.tuple(beginning, elementOf(4)).map(([start, inside]) => `${start}<root xmlns="urn:x" xmlns:p="urn:p" xmlns:q="urn:q">${inside}</root>\n`);
/** One character of it replaced, left out or put in. */
const broken = fc.tuple(whole, fc.nat(), fc.constantFrom('', '<', '>', '&', '"', '/', '!', '-', ']', '\r', '\u0000', 'a', ':', '=', ' '), fc.boolean()).map(([document, where, character, isPut]) => {
  const at = where % document.length;
  return document.slice(0, at) + character + document.slice(isPut ? at : at + 1);
});

test('whatever a document holds, it is told as by the parser or left to it', () => {
  let read = 0;
  let left = 0;
  fc.assert(fc.property(fc.oneof(whole, broken), fc.integer({ min: 1, max: 60 }), (document, pieceBytes) => {
    // The parser loses the column of a name at the end of a line.
    fc.pre(!/<[^\s<>]+[\r\n]/.test(document));
    const bytes = utf8.encode(document);
    const own = toldByBytes(bytes, pieceBytes);
    if (own === undefined) left += 1;
    else {
      read += 1;
      assert.deepEqual(own, toldByParser(bytes), document);
    }
  }), { numRuns: 4000 });
  assert.ok(read > 1000 && left > 500, `${read} read, ${left} left`);
});

test('of documents without what is rare, all that the parser reads are read by their bytes', () => {
  fc.assert(fc.property(whole, (document) => {
    const bytes = utf8.encode(document);
    if (toldByParser(bytes) !== undefined) fc.pre(!document.includes(']]'));
    assert.equal(toldByBytes(bytes) === undefined, toldByParser(bytes) === undefined, document);
  }), { numRuns: 1000 });
});
