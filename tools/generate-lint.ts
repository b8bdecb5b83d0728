/** Writes `.oxlintrc.json` from the table of rooms. `--check` only compares. */
import { rooms } from './architecture.ts';
import { writeOrCheck } from './write-or-check.ts';

const folders = Object.keys(rooms);
const tests = ['src/**/*.test.ts', 'test/**', 'tools/**', 'bench/**'];

const common = {
  'no-console': 'error',
  'no-eval': 'error',
  'import/no-cycle': 'error',
  'typescript/no-explicit-any': 'error',
  'typescript/no-non-null-assertion': 'error',
  'typescript/no-floating-promises': 'error',
  'typescript/no-base-to-string': 'error',
  'typescript/ban-ts-comment': 'error',
  'no-implied-eval': 'error',
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  // Spreading a string into its code points is what readers of text mean by it.
  'typescript/no-misused-spread': 'off',
};

const impureGlobals = ['fetch', 'process', 'Buffer', 'setTimeout', 'setInterval', 'performance', 'crypto'];
const pureRules = (globals: readonly string[]): object => ({
  'no-restricted-globals': ['error', ...globals.map((name) => ({ name, message: 'This folder is pure: no clock, randomness, network, file or process. Pass in what is needed.' }))],
  'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'This folder has no clock: the time is passed in.' }, { object: 'Math', property: 'random', message: 'This folder has no randomness.' }, { object: 'crypto', property: 'getRandomValues', message: 'This folder has no randomness: pass it in.' }, { object: 'crypto', property: 'randomUUID', message: 'This folder has no randomness: pass it in.' }],
});
const pure = pureRules(impureGlobals);
const pureWithWebCrypto = pureRules(impureGlobals.filter((name) => name !== 'crypto'));

/** Modules that can open a connection or ask a name server. */
const connections = ['https', 'http2', 'net', 'tls', 'dns', 'dns/promises', 'dgram', 'inspector'].flatMap((name) => [`node:${name}`, name]);
/** Of these, those with which the workspace’s server listens, and reads addresses. */
const listening = ['https', 'net'].flatMap((name) => [`node:${name}`, name]);
const connecting = ['fetch', 'WebSocket', 'EventSource'].map((name) => ({ name, message: 'Only src/net opens connections.' }));

const overrides = folders.map((folder) => {
  const room = rooms[folder];
  if (room === undefined) throw new Error(`There is no room ${folder}.`);
  const forbidden = folders.filter((other) => other !== folder && !room.mayImport.includes(other));
  const patterns = [
    ...(forbidden.length === 0 ? [] : [{ group: forbidden.flatMap((other) => [`../${other}/*`, `../${other}/**`, `../../${other}/*`, `../../${other}/**`, `../../../${other}/**`]), message: `src/${folder} may import ${room.mayImport.join(', ') || 'no other folder'}: ${room.reason}.` }]),
    ...(folder === 'net' ? [] : [{ group: folder === 'server' ? connections.filter((name) => !listening.includes(name)) : connections, message: 'Only src/net opens connections.' }]),
    // A command or the workspace’s server may listen; neither may connect.
    ...(folder === 'net' ? [] : [{ group: ['node:http', 'http'], ...(folder === 'cli' || folder === 'server' ? { allowImportNames: ['createServer'], allowTypeImports: true } : {}), message: 'Only src/net opens connections.' }]),
    ...(folder === 'server' ? [{ group: ['node:https', 'https'], allowImportNames: ['createServer'], allowTypeImports: true, message: 'Only src/net opens connections.' }, { group: ['node:net', 'net'], allowImportNames: ['BlockList', 'isIP'], allowTypeImports: true, message: 'Only src/net opens connections.' }] : []),
    ...(folder === 'store' || folder === 'identity' ? [] : [{ group: ['**/store/scope.ts'], importNames: ['provenScope'], message: 'Only src/identity says which organisation somebody belongs to.' }]),
    ...(folder === 'store' ? [] : [{ group: ['kysely', 'pg', ...(folder === 'cve-list' || folder === 'dossier' ? [] : ['node:sqlite'])], allowTypeImports: true, message: 'Queries are made only from the rows that the store gives, which are narrowed to one organisation.' }]),
    ...(room.isPure ? [{ group: ['node:*', 'fs', 'path', 'crypto', 'child_process'], message: `src/${folder} is pure, so that it also runs in a browser.` }] : []),
  ];
  return { files: [`src/${folder}/**/*.ts`], rules: { 'no-restricted-imports': ['error', { patterns }], ...(room.isPure ? (room.usesWebCrypto === true ? pureWithWebCrypto : pure) : folder === 'net' ? {} : { 'no-restricted-globals': ['error', ...connecting] }) } };
});

/** A published page asks its own host for the files beside it; the page's policy forbids it to ask any other. */
const asking = { files: ['src/web/recheck/page/fetch-file.ts', 'src/web/workspace/api.ts', 'src/web/workspace/watch-job.ts'], rules: { 'no-restricted-globals': 'off' } };

const config = {
  $schema: './node_modules/oxlint/configuration_schema.json',
  plugins: ['typescript', 'import', 'unicorn', 'oxc'],
  categories: { correctness: 'error' },
  ignorePatterns: ['dist/**', 'fixtures/**', '**/generated/**'],
  rules: common,
  overrides: [...overrides, asking, { files: tests, rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off', 'no-restricted-properties': 'off', 'no-console': 'off', 'typescript/no-floating-promises': 'off', 'typescript/no-non-null-assertion': 'off', 'no-control-regex': 'off' } }],
};

writeOrCheck('.oxlintrc.json', `${JSON.stringify(config, null, 2)}\n`);
