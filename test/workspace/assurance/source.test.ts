import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { register } from '../../../src/settings/register.ts';
import { acts } from '../../../src/workspace/acts/index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const sources = globSync('src/**/*.ts', { cwd: root }).filter((path) => !path.endsWith('.test.ts')).toSorted().map((path) => [path, read(path)] as const);
/** Readers and checks hold patterns of other people’s code, which is what they look for. */
const ours = sources.filter(([path]) => !/^src\/(?:read|check|catalog|model)\//.test(path));

/** Files in which a pattern stands. */
function having(pattern: RegExp, among: readonly (readonly [string, string])[] = ours): readonly string[] {
  return among.filter(([, text]) => pattern.test(text)).map(([path]) => path);
}

describe('the source', () => {
  test('is looked at', () => {
    assert.ok(sources.length > 500 && ours.length > 200, `${sources.length}, ${ours.length}`);
    assert.ok(having(/strictObject/).length > 20);
  });

  test('starts other programs in three places, none of them through a shell', () => {
    const starting = having(/from 'node:child_process'|import\('node:child_process'\)/);
    assert.deepEqual(starting.filter((path) => !/^src\/(?:analyser|assess|collect|dossier|server\/process)\//.test(path)), []);
    // The server itself starts only its own reading children.
    assert.deepEqual(starting.filter((path) => path.startsWith('src/server/')), ['src/server/process/launcher.ts']);
    assert.deepEqual(having(/execSync\(|shell:\s*true|import \{[^}]*\bexec\b[^}]*\} from 'node:child_process'/), []);
  });

  test('makes no code from text and no pattern from what others wrote', () => {
    assert.deepEqual(having(/\beval\(|new Function\(|node:vm'|setTimeout\(\s*['"`]/), []);
    // A pattern that is put together holds only constants: nothing of a request, a row or a file reaches it.
    const made = having(/new RegExp\(/);
    assert.deepEqual(made.filter((path) => !['src/audit/entry-facts.ts', 'src/read/source-tree/injection/guards.ts', 'src/report/escape/json.ts', 'src/report/escape/visible.ts'].includes(path)), []);
    assert.deepEqual(having(/new RegExp\((?!`|String\.raw`|\s*$)/m, sources), []);
  });

  test('writes HTML only through the template that escapes, and sets none in a browser', () => {
    assert.deepEqual(having(/\braw\(|from 'hono\/html'|dangerouslySetInnerHTML/), []);
    assert.deepEqual(having(/\.(?:innerHTML|outerHTML)\s*=|insertAdjacentHTML\(|document\.write\(|createContextualFragment\(|srcdoc/, ours.filter(([path]) => path.startsWith('src/web/'))), []);
    // Values of type Html come from one tagged template; pages have no other way to put text together.
    assert.deepEqual(having(/new (?:Escaped|Html)\(/, ours.filter(([path]) => /^src\/(?:pages|server)\//.test(path))), []);
  });

  test('keeps nothing in a browser but the secret of a sign-in that is under way, and listens to no other window', () => {
    assert.deepEqual(having(/localStorage|indexedDB\.|document\.cookie|caches\.open|serviceWorker/, ours.filter(([path]) => path.startsWith('src/web/workspace/'))), []);
    assert.deepEqual(having(/sessionStorage/, ours), ['src/web/workspace/providers.ts']);
    assert.match(read('src/web/workspace/providers.ts'), /sessionStorage\.removeItem\(place\)/);
    // The page on a dossier speaks with its own worker; the pages of the workspace with nobody.
    assert.deepEqual(having(/addEventListener\('message'|onmessage|postMessage\(/), ['src/web/recheck/page/main.ts', 'src/web/recheck/worker.ts']);
    assert.deepEqual(having(/(?:window|globalThis|self)\.addEventListener\('message'/, ours.filter(([path]) => path.startsWith('src/web/') && path !== 'src/web/recheck/worker.ts')), []);
  });

  test('asks the database only through its builder: SQL as text stands in the store alone', () => {
    assert.deepEqual(having(/sql\.raw|\.raw\(|sql`|CompiledQuery|\.exec\(['"`]/, ours.filter(([path]) => /^src\/(?:workspace|identity|audit|server|pages|settings)\//.test(path))), []);
    assert.deepEqual(having(/sql\.(?:raw|lit)\(/, ours.filter(([path]) => !path.startsWith('src/store/') && !path.startsWith('src/cve-list/'))), []);
  });

  test('takes random numbers from the operating system alone, and makes secrets of 112 bits and more', () => {
    assert.deepEqual(having(/Math\.random/), []);
    const lengths = sources.filter(([path]) => path.startsWith('src/identity/')).flatMap(([path, text]) => [...text.matchAll(/const (\w*[bB]ytes) = (\d+);/g)].map(([, name = '', bytes]) => [path, name, Number(bytes)] as const)).filter(([, name]) => !/^(?:nonce|tag|most)/.test(name));
    assert.ok(lengths.length >= 3, JSON.stringify(lengths));
    for (const [path, name, bytes] of lengths) assert.ok(bytes * 8 >= (name === 'codeBytes' ? 112 : 128), `${path} ${name}`);
    // What runs gives the port the operating system’s generator.
    for (const path of ['src/cli/command/serve-workspace.ts', 'src/cli/command/setup-link.ts']) {
      assert.match(read(path), /import \{ randomBytes \} from 'node:crypto'/, path);
      assert.match(read(path), /new Uint8Array\(randomBytes\(length\)\)/, path);
    }
  });

  test('uses the algorithms of the inventory and no other', () => {
    const used = new Set<string>();
    for (const [, text] of ours) {
      for (const [, name = ''] of text.matchAll(/\b(?:createHash|hash)\('([\w-]+)'/g)) used.add(name);
      for (const [, name = ''] of text.matchAll(/\bcreateHmac\('([\w-]+)'/g)) used.add(`hmac-${name}`);
      for (const [, name = ''] of text.matchAll(/\bhkdfSync\('([\w-]+)'/g)) used.add(`hkdf-${name}`);
      for (const [, name = ''] of text.matchAll(/\bcreate(?:Cipheriv|Decipheriv)\('([\w-]+)'/g)) used.add(name);
      for (const [, name = ''] of text.matchAll(/\bargon2\('([\w-]+)'/g)) used.add(name);
      if (/subtle\.(?:sign|verify)\('Ed25519'/.test(text)) used.add('Ed25519');
    }
    const inventory = [...read('docs/security/cryptography.md').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name = '']) => name);
    assert.deepEqual([...used].toSorted(), inventory.toSorted());
    for (const weak of ['md5', 'des', 'rc4', 'ecb', 'cbc', 'sha1']) assert.equal([...used].some((name) => name.split('-').includes(weak) && name !== 'hmac-sha1'), false, weak);
    assert.deepEqual(having(/createHmac\('sha1'/), ['src/identity/password/one-time-password.ts']);
    assert.deepEqual(having(/publicEncrypt|privateDecrypt|createCipher\(|createDecipher\(/), []);
    for (const name of ['ES256', 'EdDSA', 'RS256', 'PS256']) assert.match(read('src/identity/oidc/algorithms.ts'), new RegExp(name));
  });

  test('has no hints, no questions of old, no default account and no secret of its own', () => {
    assert.deepEqual(having(/passwordHint|secretQuestion|securityQuestion|motherMaiden/i), []);
    for (const [key, definition] of Object.entries(register)) if ('isSecret' in definition) assert.equal(definition.default, '', key);
    assert.deepEqual(having(/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|assay_[a-z2-7]{4,}_[a-z2-7]{52}_/), []);
  });

  test('puts no secret into an address: what is secret comes in a body or a header', () => {
    const secret = /^(?:password|presentPassword|secret|clientSecret|code|link|invitation|ceremony|token|answer|response)$/;
    for (const { id, http, input } of acts) {
      const fields = Object.keys((input as { readonly shape?: object }).shape ?? {});
      if (http.method === 'GET' || http.method === 'DELETE') assert.deepEqual(fields.filter((field) => secret.test(field)), [], id);
      assert.doesNotMatch(http.path, /\{(?:secret|link|code|token|password)\}/, id);
    }
  });

  test('formats no text by a pattern that somebody else may have written', () => {
    assert.deepEqual(having(/util\.format\(|\bformat\(|import \{[^}]*\bformat\b[^}]*\} from 'node:util'|sprintf/, ours.filter(([path]) => /^src\/(?:server|workspace|identity|audit|store|pages|settings)\//.test(path))), []);
  });

  test('rests on packages with a digest each, without install scripts and native code', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean; readonly integrity?: string; readonly hasInstallScript?: boolean; readonly resolved?: string }>> };
    const shipped = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
    assert.ok(shipped.length > 40);
    for (const [path, { integrity, hasInstallScript }] of shipped) {
      assert.match(integrity ?? '', /^sha512-/, path);
      assert.equal(hasInstallScript ?? false, false, path);
      // The runtime itself comes as a package and is the only program among them.
      if (!/node-bin-darwin|node-linux|node-win/.test(path)) assert.deepEqual(globSync(`${path}/**/*.node`, { cwd: root }).filter((file) => !file.endsWith('/')), [], path);
    }
  });

  test('ships its program and no tests, tools or samples', () => {
    const { files } = JSON.parse(read('package.json')) as { readonly files: readonly string[] };
    // Of the documents those that the workspace itself serves.
    assert.deepEqual(files, ['bin', 'dist', 'docs/security/assay.cdx.json', 'docs/security/no-extra-charge.md', 'LICENSE', 'README.md', 'SECURITY.md']);
    assert.match(read('tsconfig.build.json'), /"exclude": \["src\/\*\*\/\*\.test\.ts"/);
    assert.deepEqual(having(/from '(?:\.\.\/)+test\//), []);
  });
});
