import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { register } from '../../../src/settings/register.ts';
import { scopedTables } from '../../../src/store/tables.ts';
import { acts } from '../../../src/workspace/acts/index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('what is written about the workspace', () => {
  test('names every kind of data with how it is protected', () => {
    const text = read('docs/security/data.md');
    const rows = text.split('\n').filter((line) => line.startsWith('| ')).slice(1);
    const levels = new Set(rows.filter((row) => row.split('|').length > 6).map((row) => row.split('|')[1]?.trim()));
    const tables = rows.filter((row) => row.split('|').length === 4);
    const named = tables.flatMap((row) => (row.split('|')[1] ?? '').split(',').map((name) => name.trim()));
    for (const table of scopedTables) assert.ok(named.includes(table), table);
    for (const name of named) assert.ok(name === 'table' || scopedTables.some((table) => table === name), name);
    for (const row of tables.slice(1)) assert.ok([...levels].some((level) => level !== undefined && (row.split('|')[2] ?? '').includes(level)), row);
  });

  test('names every package that is used, with what it is for', () => {
    const { dependencies, optionalDependencies, devDependencies } = JSON.parse(read('package.json')) as Record<'dependencies' | 'optionalDependencies' | 'devDependencies', Readonly<Record<string, string>>>;
    const text = read('docs/dependencies.md');
    const words = new Set(text.split(/[\s,;()|*]+/u));
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies })) assert.ok(name.startsWith('@types/') || words.has(name) || words.has(`${name}.`), name);
  });

  test('records that each package which is installed with it was looked at, in the version that is used', () => {
    const { dependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<'dependencies' | 'optionalDependencies', Readonly<Record<string, string>>>;
    const { vetting } = JSON.parse(read('docs/security/open-source-stewardship.json')) as { readonly vetting: readonly { readonly component: string; readonly version: string }[] };
    assert.deepEqual(Object.fromEntries(vetting.map(({ component, version }) => [component, version])), Object.fromEntries(Object.entries({ ...dependencies, ...optionalDependencies }).map(([name, version]) => [`pkg:npm/${name.replace('@', '%40')}`, version])));
  });

  test('names no act in the guide for watching that does not exist', () => {
    const named = [...read('docs/security/monitoring-guide.md').matchAll(/`([a-z-]+\.[a-z-]+)`/g)].map(([, name = '']) => name);
    assert.ok(named.length >= 10);
    for (const name of named) assert.ok(acts.some(({ id }) => id === name), name);
  });

  test('names in how many days a part with a known flaw is replaced, the sooner the worse it is', () => {
    const days = [...read('docs/security/open-source.md').matchAll(/^\| .+ \| (\d+) \|$/gmu)].map(([, count]) => Number(count));
    assert.ok(days.length >= 3 && (days[0] ?? 99) <= 7);
    assert.deepEqual(days, days.toSorted((one, other) => one - other));
  });

  test('names every place that the workspace connects to', () => {
    const text = read('docs/security/connections.md');
    for (const key of Object.keys(register).filter((name) => /Url$|Address$|Syslog|Webhook$|Feed|Hosts|Proxies|statistics|metrics/.test(name) && name !== 'publicUrl')) assert.ok(text.includes(`\`${key}\``), key);
  });

  test('names every way to sign in, with what it gives', () => {
    const text = read('docs/workspace/signing-in.md');
    const type = /method: ('[^;]+);/.exec(read('src/store/table/accounts.ts'))?.[1] ?? '';
    const methods = [...type.matchAll(/'(\w+)'/g)].map(([, name = '']) => name);
    assert.ok(methods.length >= 6);
    for (const method of methods) assert.match(text, new RegExp(`\\| [^|\\n]*${method}[^|\\n]*\\| [^|\\n]+ \\| [^|\\n]+ \\|`), method);
  });

  test('names every event of the audit log by the act that leaves it, with format, retention and who reads it', () => {
    const roles = read('docs/generated/roles.md');
    for (const { id, unlogged } of acts) assert.ok(roles.includes(`- \`${id}\`: `) && (unlogged === undefined) === !roles.split('\n').some((line) => line.startsWith(`- \`${id}\`: `) && line.includes('Leaves no entry')), id);
    const log = read('docs/workspace/audit-log.md');
    for (const word of ['OCSF', 'syslog', '400', '183', 'UTC', 'auditor']) assert.ok(log.includes(word), word);
  });
});
