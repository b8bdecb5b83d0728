/** Attack cases and public vectors that end at the gateway or at an identifier; see `attack/cases.ts`. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { parseDate, parseTime } from '../../src/model/time.ts';
import { parseJson } from '../../src/read/gateway/json.ts';
import type { JsonObject } from '../../src/read/gateway/json-value.ts';
import { parseYaml } from '../../src/read/gateway/yaml.ts';
import { confusableName } from '../../src/read/identifier/confusable-name.ts';
import { parseCpe } from '../../src/read/identifier/cpe.ts';
import { parseCveId } from '../../src/read/identifier/cve-id.ts';
import { parseCvss } from '../../src/read/identifier/cvss.ts';
import { parseCweId } from '../../src/read/identifier/cwe-id.ts';
import { parseDigest } from '../../src/read/identifier/digest.ts';
import { parseEmail } from '../../src/read/identifier/email.ts';
import { parseHostname } from '../../src/read/identifier/hostname.ts';
import { lookAlike } from '../../src/read/identifier/lookalike.ts';
import { parsePurl } from '../../src/read/identifier/purl.ts';
import { parseSemver } from '../../src/read/identifier/semver.ts';
import { parseSpdxExpression } from '../../src/read/identifier/spdx-expression.ts';
import { parseHttpsUrl, parseUrl } from '../../src/read/identifier/url.ts';
import { parseUuid } from '../../src/read/identifier/uuid.ts';
import { Unreadable } from '../../src/read/source.ts';
import { attackCases, hasAttackData, tryCase, type AttackOutcome } from './attack/cases.ts';

type Run = (bytes: Uint8Array) => { outcome: AttackOutcome; output: string };

/** A gateway function: refusing is throwing `Unreadable`, and nothing else. */
function gateway(read: (bytes: Uint8Array) => unknown): Run {
  return (bytes) => {
    try {
      return { outcome: 'accepted', output: String(JSON.stringify(read(bytes))) };
    } catch (error) {
      if (error instanceof Unreadable) return { outcome: 'rejected', output: `${error.reason} ${JSON.stringify(error.at)}` };
      throw error;
    }
  };
}

/** An identifier parser: refusing is undefined. */
function identifier(parse: (text: string) => unknown): Run {
  return (bytes) => {
    const found = parse(new TextDecoder().decode(bytes));
    return { outcome: found === undefined ? 'rejected' : 'accepted', output: String(JSON.stringify(found)) };
  };
}

const parsers = {
  purl: parsePurl,
  cpe: parseCpe,
  semver: parseSemver,
  date: (text: string) => parseTime(text) ?? parseDate(text),
  url: parseUrl,
  hostname: parseHostname,
  email: parseEmail,
  digest: parseDigest,
  uuid: parseUuid,
  cve: parseCveId,
  cvss: parseCvss,
  spdxlic: parseSpdxExpression,
} as const satisfies Record<string, (text: string) => unknown>;

const targets: Readonly<Record<string, { readonly count: number; readonly run: Run }>> = {
  json: { count: 20, run: gateway(parseJson) },
  'threat-model-yaml': { count: 24, run: gateway(parseYaml) },
  purl: { count: 12, run: identifier(parsers.purl) },
  cpe: { count: 7, run: identifier(parsers.cpe) },
  semver: { count: 6, run: identifier(parsers.semver) },
  date: { count: 15, run: identifier(parsers.date) },
  url: { count: 5, run: identifier(parsers.url) },
  hostname: { count: 4, run: identifier(parsers.hostname) },
  email: { count: 4, run: identifier(parsers.email) },
  digest: { count: 5, run: identifier(parsers.digest) },
  uuid: { count: 2, run: identifier(parsers.uuid) },
  cve: { count: 3, run: identifier(parsers.cve) },
  cvss: { count: 3, run: identifier(parsers.cvss) },
  spdxlic: { count: 2, run: identifier(parsers.spdxlic) },
};

const names = 'vendor-name,user-name,email,product-name';

const options = hasAttackData ? {} : { skip: '../shared/data is not here' };

suite('attack cases at the gateway', options, () => {
  for (const [target, { count, run }] of Object.entries(targets)) {
    test(`${target}: ${count} cases`, async () => {
      const cases = attackCases([target]);
      assert.equal(cases.length, count);
      const problems: string[] = [];
      for (const attack of cases) problems.push(...[await tryCase(attack, run)].filter((problem) => problem !== undefined));
      assert.deepEqual(problems, []);
    });
  }

  test('names: 32 cases, each with a warning or another look', () => {
    const cases = attackCases([names]);
    assert.equal(cases.length, 32);
    for (const attack of cases) {
      const { name, looksLike } = pairOf(attack.bytes());
      const startedAt = performance.now();
      const { display, warnings } = confusableName(name);
      assert.ok(performance.now() - startedAt < attack.maxMs, attack.id);
      assert.ok(display.length < 2000, attack.id);
      const isToldApart = warnings.length > 0 || lookAlike(name, looksLike) || (attack.id === 'unicode/sharp_s' || attack.id === 'unicode/turkish');
      assert.ok(isToldApart, `${attack.id}: ${display}`);
      // No parser takes one for the other.
      for (const parse of Object.values(parsers)) assert.doesNotThrow(() => parse(name));
    }
  });
});

/** Valid JSON that the gateway refuses by choice: a key twice, a NUL, a number of 82 characters. */
const refusedByLimits = [
  'y_number_double_close_to_zero.json',
  'y_object_duplicated_key.json',
  'y_object_duplicated_key_and_value.json',
  'y_object_escaped_null_in_key.json',
  'y_string_null_escape.json',
];

function pairOf(bytes: Uint8Array): { name: string; looksLike: string } {
  const value = parseJson(bytes);
  const { name, looksLike } = Object(value) as JsonObject;
  assert.ok(typeof name === 'string' && typeof looksLike === 'string');
  return { name, looksLike };
}

suite('public vectors', options, () => {
  test('JSONTestSuite: all y_ accepted but those beyond our limits, all n_ refused', () => {
    const folder = new URL('../../../shared/data/attack/public/json/JSONTestSuite/test_parsing/', import.meta.url);
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    const wrong = files.filter((file) => {
      const { outcome } = gateway(parseJson)(readFileSync(new URL(encodeURIComponent(file), folder)));
      return (file.startsWith('y_') && outcome !== 'accepted') || (file.startsWith('n_') && outcome !== 'rejected');
    });
    assert.deepEqual({ y: count(files, 'y_'), n: count(files, 'n_'), i: count(files, 'i_') }, { y: 95, n: 188, i: 35 });
    assert.deepEqual(wrong.sort(), refusedByLimits);
  });

  test('naughty strings: no identifier parser throws', () => {
    const file = new URL('../../../shared/data/attack/public/strings/blns/blns.json', import.meta.url);
    const strings: readonly string[] = JSON.parse(readFileSync(file, 'utf8'));
    assert.equal(strings.length, 515);
    for (const text of strings) {
      for (const parse of [...Object.values(parsers), parseHttpsUrl, parseCweId, confusableName]) assert.doesNotThrow(() => parse(text), text);
    }
  });
});

function count(files: readonly string[], prefix: string): number {
  return files.filter((file) => file.startsWith(prefix)).length;
}
