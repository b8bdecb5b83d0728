import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { headOf } from './head.ts';
import { isOwnForm } from './own-form.ts';
import { openSourceStewardship } from './open-source-stewardship/index.ts';
import { settingsRegister } from './settings-register/index.ts';
import { isAsSafeAs } from './settings-register/safest.ts';
import { sourceOf, type Source } from './source.ts';

const source = (name: string, text: string): Source => sourceOf(name, new TextEncoder().encode(text));

describe('records in our own form', () => {
  it('say the same as a table, as JSON and as YAML', async () => {
    const table = 'setting,default,safest,protects,risk,reason,warning,loosened_by,important\naudit.level,full,full,evidence,an intrusion leaves no trace,storage differs,banner,security lead,yes\n';
    const member = { setting: 'audit.level', default: 'full', safest: 'full', protects: 'evidence', risk: 'an intrusion leaves no trace', reason: 'storage differs', warning: 'banner', loosenedBy: 'security lead', important: true };
    const yaml = `assay: settings-register\nsettings:\n  - ${Object.entries(member).map(([name, value]) => `${name}: ${String(value)}`).join('\n    ')}\n`;
    const read = async (one: Source): Promise<unknown> => {
      assert.ok(settingsRegister.accepts(headOf(one)), one.name);
      return (await settingsRegister.read(one)).facts?.settings.map((setting) => ({ ...setting, row: 0 }));
    };
    const expected = [{ name: 'audit.level', row: 0, comes: 'with-default', safety: 'safest', isImportant: true, says: { protects: true, risk: true, reason: true, warning: true, loosenedBy: true } }];
    assert.deepEqual(await read(source('a.csv', table)), expected);
    assert.deepEqual(await read(source('a.json', JSON.stringify({ assay: 'settings-register', settings: [member] }))), expected);
    assert.deepEqual(await read(source('a.yaml', yaml)), expected);
  });

  it('are told by their own name or header, and nothing else is', () => {
    for (const text of ['assay: 1\nproduct:\n  name: x\n', '---\nassay: log-policy\n---\n\n# Policy\n', 'setting,default\n', '{"assay":"mfa-adoption"}', 'Settings and their defaults']) {
      assert.equal(isOwnForm(headOf(source('x', text)), 'settings-register', ['setting', 'default', 'safest', 'protects']), false, text);
    }
  });

  it('keep no name of a supplier or of a person', async () => {
    const { facts, notes } = await openSourceStewardship.read(sourceOf('record.json', readFileSync(new URL('../../fixtures/read/open-source-stewardship/valid-record.json', import.meta.url))));
    assert.deepEqual(facts?.supplierRequests, [{ row: 1, askedAt: '2026-02-01', answeredAt: '2026-03-01', gotSbom: true }]);
    assert.deepEqual(facts?.office, { row: 1, hasRole: true, hasRules: true });
    assert.doesNotMatch(JSON.stringify([facts, notes]), /Acme"|open source lead/);
  });
});

describe('a default beside the safest value', () => {
  for (const [given, safest, isSafe] of [['enabled', 'on', true], ['Mandatory', 'required', true], ['off', 'on', false], ['never', 'disabled', true], ['30 minutes', '<= 60', true], ['90', '<= 60', false], ['12', '>= 14', false], ['never', '<= 60', false], ['TLS 1.3', 'tls  1.3', true], ['', 'on', false]] as const) {
    it(`${given === '' ? 'no default' : given} for ${safest} is ${isSafe ? 'as safe' : 'less safe'}`, () => assert.equal(isAsSafeAs(given, safest), isSafe));
  }
});
