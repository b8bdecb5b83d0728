import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headOf } from './head.ts';
import { headBytes, sourceOf, type Source } from './source.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const head = (text: string): ReturnType<typeof headOf> => headOf(sourceOf('x', bytesOf(text)));

test('a JSON object shows its own keys and short strings, not those inside it', () => {
  const { json, isJsonArray, isJsonLines, xmlRoot } = head('\ufeff \n{"a":"x\\n{","b":{"c":1,"d":["e"]},"\\u0066":2,"g":"","long":"' + 'x'.repeat(600) + '","h":null}');
  assert.deepEqual([...(json?.keys ?? [])], ['a', 'b', 'f', 'g', 'long', 'h']);
  assert.deepEqual([...(json?.strings ?? [])], [['a', 'x\n{'], ['g', '']]);
  assert.deepEqual([isJsonArray, isJsonLines, xmlRoot], [false, false, undefined]);
  assert.equal(head('[{"a":1}]').json, undefined);
  assert.equal(head('[{"a":1}]').isJsonArray, true);
});

test('broken JSON shows what comes before it breaks', () => {
  assert.deepEqual([...(head('{"a":1,"b":tru,"c":"').json?.keys ?? [])], ['a', 'b', 'c']);
  assert.deepEqual([...(head('{"a":1}{"b":2}').json?.keys ?? [])], ['a']);
});

test('a key far behind the head is found, in pieces too', () => {
  const content = bytesOf(`{"components":[${'{"name":"\\"}é"},'.repeat(10_000)}{}],"specVersion":"1.6","bomFormat":"CycloneDX"}`);
  assert.ok(content.length > headBytes * 2);
  for (const size of [1_048_576, 70_001, 997]) {
    const source: Source = {
      ...sourceOf('x', content),
      *chunks() {
        for (let start = 0; start < content.length; start += size) yield content.subarray(start, start + size);
      },
    };
    const { json } = headOf(source);
    assert.deepEqual([...(json?.keys ?? [])], ['components', 'specVersion', 'bomFormat']);
    assert.equal(json?.strings.get('specVersion'), '1.6');
  }
});

test('JSON lines are a whole object on the first line and another line', () => {
  assert.equal(head('{"a":1}\n{"b":2}\n').isJsonLines, true);
  assert.equal(head('\n{"a":1}\r\n\r\nrest').isJsonLines, true);
  assert.equal(head('{"a":1}\n').isJsonLines, false);
  assert.equal(head('{"a":1}').isJsonLines, false);
  assert.equal(head('{\n"a":1}\n').isJsonLines, false);
  assert.equal(head('[1]\n[2]\n').isJsonLines, false);
  assert.equal(head(`{"a":"${'x'.repeat(100_000)}"}\n{}`).isJsonLines, true);
  assert.equal(head(`{"a":"${'x'.repeat(100_000)}",\n"b":1}`).isJsonLines, false);
});

test('an XML document shows its root', () => {
  assert.deepEqual(head('<?xml version="1.0"?><b:bom xmlns:b="urn:b"/>').xmlRoot, { name: 'bom', namespace: 'urn:b' });
  assert.equal(head('no <a/>').xmlRoot, undefined);
});

test('text is decoded also when the head ends inside a character, and never out of binary', () => {
  const long = headOf(sourceOf('x', bytesOf(`a${'é'.repeat(headBytes)}`)));
  assert.equal(long.text?.length, 1 + Math.floor((headBytes - 1) / 2));
  assert.equal(headOf(sourceOf('x', Uint8Array.of(0xff, 0xfe, 0x7b, 0, 0x22, 0, 0x61, 0, 0x22, 0, 0x3a, 0, 0x31, 0, 0x7d, 0))).json?.keys.has('a'), true);
  assert.equal(headOf(sourceOf('x', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0xff))).text, undefined);
  assert.equal(headOf(sourceOf('x', bytesOf('a\0b'))).text, undefined);
  assert.equal(headOf(sourceOf('x', new Uint8Array(0))).text, '');
});
