import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Command } from 'commander';
import { plainCveImport, plainForm, plainInspect } from './plain-form.ts';
import { wholeProgram } from './program/whole-program.ts';

const plainLines = [
  ['inspect', 'bom.json'], ['inspect', 'bom.json', '--format', 'json'], ['inspect', '--format', 'json', 'bom.json'], ['inspect', '--format', 'json', 'bom.json', '--format', 'terminal'], ['inspect', ''],
  ['cve', 'import', 'records'], ['cve', 'import', 'records', '--list', 'folder', '--format', 'json', '--quiet'], ['cve', 'import', '--quiet', 'records'],
];
const otherLines = [
  [], ['inspect'], ['inspect', '--help'], ['inspect', 'bom.json', '--help'], ['inspect', 'one', 'two'], ['inspect', 'bom.json', '--format=json'], ['inspect', 'bom.json', '--format'], ['inspect', 'bom.json', '--format', 'xml'],
  ['inspect', 'bom.json', '--constructor', 'x'], ['inspect', '--', 'bom.json'], ['inspect', '-'], ['help', 'inspect'], ['--version'], ['cve'], ['cve', 'import'], ['cve', 'import', 'records', '--list', '--quiet'], ['cve', 'issuers'],
];

describe('the plain form of a command line', () => {
  it('says what the parser of every command says', async () => {
    for (const words of plainLines) {
      const read = plainForm(words, plainInspect) ?? plainForm(words, plainCveImport);
      assert.deepEqual(read, await parsed(words), words.join(' '));
    }
  });

  it('leaves everything else to the parser', () => {
    for (const words of otherLines) assert.equal(plainForm(words, plainInspect) ?? plainForm(words, plainCveImport), undefined, words.join(' '));
  });
});

/** What the parser hands to the command. */
async function parsed(words: readonly string[]): Promise<unknown> {
  const program = wholeProgram('0.0.0');
  const named = words[0] === 'cve' ? ['cve', 'import'] : ['inspect'];
  const command = named.reduce<Command | undefined>((above, name) => above?.commands.find((one) => one.name() === name), program);
  assert.ok(command !== undefined);
  let given: unknown;
  command.action((argument: string, options: object) => { given = { argument, options: { ...options } }; });
  await program.parseAsync(words, { from: 'user' });
  return given;
}
