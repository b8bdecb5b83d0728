import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BuildPractices } from '../../../model/evidence/build-practices.ts';
import { sourceOf } from '../../source.ts';
import { readSourceTree } from '../index.ts';

async function read(files: Readonly<Record<string, string | Uint8Array>>): Promise<BuildPractices> {
  const { facts } = await readSourceTree(Object.entries(files).map(([path, content]) => sourceOf(path, typeof content === 'string' ? new TextEncoder().encode(content) : content)));
  assert.ok(facts?.practices !== undefined);
  return facts.practices;
}

describe('practices of a source tree', () => {
  it('flags of compilers, on and off, and none out of comments', async () => {
    const { hardening } = await read({ 'CMakeLists.txt': 'add_compile_options(-fstack-protector-strong -D_FORTIFY_SOURCE=2)\n# -fno-stack-protector\nset(CMAKE_POSITION_INDEPENDENT_CODE ON)\nadd_link_options(-Wl,-z,relro -Wl,-z,now)\nadd_compile_options(-fno-stack-protector)\n' });
    assert.deepEqual(hardening.places.map(({ line, measure, state }) => `${line} ${measure} ${state}`), ['1 stack-protector on', '1 fortified-sources on', '3 position-independent on', '4 read-only-relocations on', '5 stack-protector off']);
  });

  it('a program’s headers tell its mitigations, and a cut one tells nothing', async () => {
    const program = elf({ type: 3, stackFlags: 6 });
    const { hardening } = await read({ 'bin/agent': program, 'bin/cut': program.subarray(0, 80), 'bin/old': elf({ type: 2, stackFlags: 7 }) });
    assert.deepEqual(hardening.places.map(({ path, measure, state, seenIn }) => `${path} ${measure} ${state} ${seenIn}`), [
      'bin/agent position-independent on program', 'bin/agent non-executable-stack on program',
      'bin/old position-independent off program', 'bin/old non-executable-stack off program',
    ]);
  });

  it('harnesses of fuzzing, and what runs them', async () => {
    const { fuzzing } = await read({
      'fuzz/parse.cc': '\nextern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {}\n',
      'fuzz/fuzz_targets/a.rs': 'fuzz_target!(|data: &[u8]| {});\n',
      'parse_test.go': 'func FuzzParse(f *testing.F) {}\n',
      'projects/a/project.yaml': 'language: c++\nfuzzing_engines:\n  - libfuzzer\n',
      'notes.md': 'We use oss-fuzz and LLVMFuzzerTestOneInput.\n',
    });
    assert.deepEqual(fuzzing.places.map(({ kind, role, line }) => `${kind} ${role} ${line}`), ['libfuzzer harness 2', 'cargo-fuzz harness 1', 'go-fuzz harness 1', 'oss-fuzz project 2']);
  });

  it('rules of linters with their level, and the runs that may fail', async () => {
    const { lintRules, lintRuns } = await read({
      'eslint.config.js': "export default [{ rules: {\n'no-eval': 'error',\n'react/no-danger': 'warn',\n'security/detect-child-process': 'off',\n} }];\n",
      'pyproject.toml': '[tool.ruff.lint]\nselect = ["E", "S608"]\n',
      '.github/workflows/check.yml': 'on: push\njobs:\n  lint:\n    steps:\n      - run: npx eslint .\n      - run: ruff check --exit-zero\n      - name: analyse\n        uses: github/codeql-action/analyze@v3\n        continue-on-error: true\n',
    });
    assert.deepEqual(lintRules.places.map(({ tool, bans, level }) => `${tool} ${bans} ${level}`), ['eslint deserialisation error', 'eslint xss warning', 'eslint command off', 'ruff sql error']);
    assert.deepEqual(lintRuns.places.map(({ tool, canFail }) => `${tool} ${canFail}`), ['eslint true', 'ruff false', 'codeql false']);
  });

  it('users of images, settings of units and manifests', async () => {
    const { confinement } = await read({
      Dockerfile: 'FROM alpine AS build\nUSER node\nFROM alpine\nCMD ["a"]\n',
      'worker.Dockerfile': 'FROM alpine\nUSER 1000\n',
      'stages.Dockerfile': 'FROM alpine AS base\nUSER app\nFROM base\nCMD ["a"]\n',
      'steps.Dockerfile': 'FROM alpine\nRUN apk add --no-cache su-exec\nENTRYPOINT ["/start.sh"]\n',
      'hard.Dockerfile': 'FROM dhi.example/base:1-nonroot\n',
      '.ci/Dockerfile': 'FROM debian\n',
      '.gitpod.Dockerfile': 'FROM debian\n',
      'compose.yaml': 'services:\n  a:\n    privileged: true\n    cap_drop:\n      - ALL\n',
      'deploy/agent.service': '[Service]\nUser=agent\nNoNewPrivileges=yes\n# ProtectSystem=strict\n',
      'k8s/app.yaml': 'kind: Deployment\nspec:\n  securityContext:\n    runAsNonRoot: true\n    allowPrivilegeEscalation: false\n',
      'values.yaml': 'privileged: true\n',
      'image/testfixtures/basic/Dockerfile': 'FROM debian\n',
      '.devcontainer/Dockerfile': 'FROM debian\n',
    });
    assert.deepEqual(confinement.places.map(({ path, line, state, setting }) => `${path}:${line} ${state} ${setting}`), [
      'Dockerfile:3 open USER', 'worker.Dockerfile:2 confined USER', 'stages.Dockerfile:2 confined USER', 'steps.Dockerfile:1 unclear USER', 'hard.Dockerfile:1 confined USER', 'compose.yaml:3 open privileged', 'compose.yaml:4 confined capabilities dropped',
      'deploy/agent.service:2 confined User', 'deploy/agent.service:3 confined NoNewPrivileges', 'k8s/app.yaml:4 confined runAsNonRoot', 'k8s/app.yaml:5 confined allowPrivilegeEscalation',
    ]);
  });

  it('protocols that settings allow or refuse, none out of comments, prose and tests', async () => {
    const { protocols } = await read({
      'nginx.conf': 'ssl_protocols TLSv1 TLSv1.2 TLSv1.3;\n# ssl_protocols SSLv3;\n',
      'httpd.conf': 'SSLProtocol all -SSLv3\n',
      'server.go': 'MinVersion: tls.VersionTLS12,\n',
      'console.py': 'import telnetlib\n',
      'test/old.conf': 'ssl_protocols SSLv3;\n',
      'guide.md': 'Do not use SSLv3.\n',
    });
    assert.deepEqual(protocols.places.map(({ path, protocol, state }) => `${path} ${protocol} ${state}`), ['nginx.conf TLS 1.0 on', 'nginx.conf TLS 1.2 on', 'nginx.conf TLS 1.3 on', 'httpd.conf SSL 3.0 off', 'server.go TLS 1.2 on', 'console.py Telnet on']);
  });

  it('a tool that a workflow runs, by command, action or image, and none that it only names', async () => {
    const runsOf = async (...lines: readonly string[]): Promise<readonly string[]> => (await read({ '.github/workflows/check.yml': `on: push\njobs:\n  check:\n    steps:\n${lines.map((line) => `      ${line}\n`).join('')}` })).lintRuns.places.map(({ tool }) => tool);
    assert.deepEqual(await runsOf('- run: npm ci && npx --no-install eslint src', '- run: uv run ruff check .', '- run: go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2 run', '- run: pnpm run lint', '- run: make lint'), ['eslint', 'ruff', 'golangci-lint', 'node-script', 'script']);
    assert.deepEqual(await runsOf('- uses: golangci/golangci-lint-action@v9', '- uses: github/codeql-action/analyze@v3', '- uses: j178/prek-action@v2'), ['golangci-lint', 'codeql', 'script']);
    assert.deepEqual(await runsOf('- uses: acme/njsscan-action@v1', '- run: tools/bin/cov-build --dir out make', '- run: scan-build-19 make', '- run: brakeman', '- run: ./gradlew check sonar', '- run: snyk code test'), ['njsscan', 'coverity', 'clang-analyzer', 'brakeman', 'sonar', 'snyk-code']);
    assert.deepEqual(await runsOf('- run: apt-get install clang-tidy', '- run: wget https://scan.example/cov-build.tgz', '- name: sonar-scanner'), []);
    assert.deepEqual(await runsOf('- run: |', '    cargo clippy -- -D warnings', '    ./node_modules/.bin/oxlint'), ['clippy', 'oxlint']);
    assert.deepEqual(await runsOf('- name: semgrep', '- run: echo "no eslint here"', '- run: pip install bandit', '- with: { version-file: .golangci-lint-version }', '- uses: github/codeql-action/init@v3', "- script: const tools = /semgrep|bandit|eslint/i;", '- run: ruff format --check'), []);
  });

  it('what a job that publishes waits for', async () => {
    const workflow = (needs: string): string => `on: push\njobs:\n  check:\n    steps:\n      - run: npm test\n  publish:\n${needs}    steps:\n      - run: npm publish\n`;
    const gateOf = async (text: string): Promise<readonly string[]> => (await read({ '.github/workflows/release.yml': text })).releases.places.map(({ job, gate, line }) => `${job} ${gate} ${line}`);
    assert.deepEqual(await gateOf(workflow('    needs: check\n')), ['publish checks 6']);
    assert.deepEqual(await gateOf(workflow('')), ['publish none 6']);
    assert.deepEqual(await gateOf(workflow('    environment: release\n')), ['publish person 6']);
    assert.deepEqual(await gateOf('jobs: [npm publish'), []);
    const job = (...lines: readonly string[]): string => `on:\n  push:\n  workflow_dispatch:\n    inputs:\n      publish:\n        type: boolean\njobs:\n  publish:\n${lines.map((line) => `    ${line}\n`).join('')}`;
    const steps = (...lines: readonly string[]): string => job('steps:', ...lines.map((line) => `  ${line}`));
    // A name is no act: neither a job that is waited for nor a step's title publishes.
    assert.deepEqual(await gateOf(`${workflow('')}  verify:\n    needs: [publish]\n    steps:\n      - name: npm publish was seen\n        run: cat log\n`), ['publish none 6']);
    assert.deepEqual(await gateOf(steps('- uses: docker/build-push-action@v6', '  with:', '    push: false')), []);
    assert.deepEqual(await gateOf(steps('- uses: docker/build-push-action@v6', '  with:', '    tags: a')), []);
    assert.deepEqual(await gateOf(steps('- uses: docker/build-push-action@v6', '  with:', '    push: ${{ github.event_name != "pull_request" }}')), ['publish none 8']);
    assert.deepEqual(await gateOf(steps('- run: cargo publish --dry-run', '- run: goreleaser release --snapshot', '- run: "# npm publish"', '- run: gh release create --draft v1')), []);
    assert.deepEqual(await gateOf(steps('- uses: goreleaser/goreleaser-action@v6', '  with:', '    args: release --clean')), ['publish none 8']);
    assert.deepEqual(await gateOf(steps('- run: go run build.go test', '- run: |', '    docker buildx build \\', '      --push .')), ['publish checks 8']);
    assert.deepEqual(await gateOf(steps('- uses: acme/retry@v3', '  with:', '    command: npm run test:server', '- run: npm publish')), ['publish checks 8']);
    assert.deepEqual(await gateOf(`${job('needs: smoke-test', 'steps:', '  - run: npm publish')}  smoke-test:\n    steps:\n      - run: ./try.sh\n`), ['publish checks 8']);
    assert.deepEqual(await gateOf(job("if: ${{ github.event_name == 'pull_request' }}", 'steps:', '  - run: docker push a')), []);
    assert.deepEqual(await gateOf('on: pull_request\njobs:\n  a:\n    steps:\n      - run: npm publish\n'), []);
    assert.deepEqual(await gateOf('on:\n  workflow_call:\njobs:\n  a:\n    steps:\n      - run: npm publish\n'), ['a elsewhere 4']);
    assert.deepEqual(await gateOf('on:\n  workflow_run:\n    workflows: [Unit tests]\njobs:\n  a:\n    steps:\n      - run: npm publish\n'), ['a checks 5']);
    assert.deepEqual(await gateOf('on: push\njobs:\n  bundle:\n    uses: ./.github/workflows/bundle.yml\n  a:\n    needs: bundle\n    steps:\n      - run: npm publish\n'), ['a elsewhere 5']);
  });
});

/** The smallest program that has an interpreter and a stack segment: a header and two segments. */
function elf({ type, stackFlags }: { readonly type: 2 | 3; readonly stackFlags: number }): Uint8Array {
  const bytes = new Uint8Array(64 + 2 * 56);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x7f454c46);
  view.setUint8(4, 2);
  view.setUint8(5, 1);
  view.setUint16(16, type, true);
  view.setBigUint64(32, 64n, true);
  view.setUint16(54, 56, true);
  view.setUint16(56, 2, true);
  view.setUint32(64, 3, true);
  view.setUint32(120, 0x6474e551, true);
  view.setUint32(124, stackFlags, true);
  return bytes;
}
