import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isReleaseConfiguration, releaseEvidence } from './release-evidence.ts';

const workflow = '.github/workflows/release.yml';
const seen = (path: string, ...lines: readonly string[]): readonly string[] => releaseEvidence(path, `${lines.join('\n')}\n`).map(({ line, kind, tool }) => `${line} ${kind} ${tool}`);

describe('what a build makes beside a release', () => {
  it('is told by what steps run and use, each tool of a file once', () => {
    assert.deepEqual(seen(workflow, 'steps:', '  - run: cosign sign-blob --yes out.tar.gz', '  - run: cosign sign --yes $IMAGE'), ['2 signature cosign']);
    assert.deepEqual(seen(workflow, '  - run: gpg --batch --armor --detach-sign out.tar.gz'), ['1 signature GnuPG']);
    assert.deepEqual(seen(workflow, '  uses: slsa-framework/slsa-github-generator/.github/workflows/generator_generic_slsa3.yml@v2.0.0'), ['1 provenance the SLSA generator']);
    assert.deepEqual(seen(workflow, '  - uses: "actions/attest-build-provenance@v2"', '  - run: npm publish --access public --provenance'), ['1 provenance attestations of the forge', '2 provenance npm']);
    assert.deepEqual(seen(workflow, '  - uses: docker/build-push-action@v6', '    with:', '      sbom: true', '      provenance: mode=max'), ['3 bill-of-materials BuildKit', '4 provenance BuildKit']);
    assert.deepEqual(seen(workflow, '  - uses: anchore/sbom-action@v0', '  - run: npx cyclonedx-npm --output-file bom.json', '  - run: trivy image --format cyclonedx app'), ['1 bill-of-materials Syft', '2 bill-of-materials CycloneDX', '3 bill-of-materials Trivy']);
    assert.deepEqual(seen('.goreleaser.yaml', 'builds: []', 'signs:', '  - artifacts: checksum', 'sboms:', '  - artifacts: archive'), ['2 signature GoReleaser', '4 bill-of-materials GoReleaser']);
  });

  it('is not told by a check of a signature, a name, a comment, a word printed, or a setting that is off', () => {
    for (const line of [
      '  - run: cosign verify --key k.pub $IMAGE', '  - run: gpg --verify out.tar.gz.asc', '  - run: gh attestation verify out.tar.gz', '  - name: Run cosign sign-blob later', '  # - run: cosign sign $IMAGE',
      '    echo "npm publish --provenance"', '      provenance: false', '      sbom: false', '  - run: npm publish --provenance=false', '  - run: syft --version', '  - run: trivy image --format table app', '  - uses: sigstore/cosign-installer@v3', '  - run: npm publish',
    ]) assert.deepEqual(seen(workflow, line), [], line);
    assert.deepEqual(seen('.goreleaser.yml', '# signs:', '  signs:', 'signs: []'), []);
  });

  it('takes no other file for the configuration of releases', () => {
    assert.deepEqual(['.goreleaser.yml', 'goreleaser-nightly.yaml', '.github/goreleaser.yml'].map(isReleaseConfiguration), [true, true, true]);
    assert.deepEqual(['docs/.goreleaser.yml', '.goreleaser.yml.md', 'config.yml'].map(isReleaseConfiguration), [false, false, false]);
  });
});
