import type { ReleaseEvidencePlace } from '../../../model/evidence/build-practices.ts';

type Kind = ReleaseEvidencePlace['kind'];

const lineMax = 2000;

/** What a line of a workflow runs or uses. Checking a signature is not making one. */
const steps: readonly (readonly [kind: Kind, tool: string, pattern: RegExp])[] = [
  ['signature', 'cosign', /\bcosign\s+sign(?:-blob)?\s/],
  ['signature', 'Sigstore', /^uses:\s*["']?sigstore\/gh-action-sigstore-python@|\bsigstore\s+sign\s/i],
  ['signature', 'GnuPG', /\bgpg2?\s.{0,300}(?:--detach-sign|--clear-?sign|--sign|-[a-z]{0,3}b)\b/],
  ['signature', 'minisign', /\bminisign\s+-[A-Za-z]{0,3}S/],
  ['signature', 'packages signed for a distribution', /\bdebsign\s|\bdpkg-sig\s+--sign|\brpmsign\s+--addsign|\brpm\s+--addsign/],
  ['signature', 'code signing of the operating system', /\bsigntool(?:\.exe)?\s+sign\b|\bcodesign\s.{0,300}(?:--sign|-s)\s|^uses:\s*["']?azure\/(?:trusted|artifact)-signing-action@/i],
  ['provenance', 'the SLSA generator', /^uses:\s*["']?slsa-framework\/slsa-github-generator\//i],
  ['provenance', 'attestations of the forge', /^uses:\s*["']?actions\/attest(?:-build-provenance)?@/i],
  ['provenance', 'npm', /\bnpm\s+publish\s.{0,300}--provenance(?:\s|=true|$)|^NPM_CONFIG_PROVENANCE:\s*["']?true/i],
  ['provenance', 'BuildKit', /^provenance:\s*["']?(?:true|mode=\w+)|\bdocker\s+buildx\s.{0,500}--provenance(?:=|\s)(?:true|mode)/],
  ['provenance', 'cosign', /\bcosign\s+attest\s/],
  ['bill-of-materials', 'Syft', /^uses:\s*["']?anchore\/sbom-action@|(?:^|[\s&|;])syft\s+(?!--?(?:version|help))\S/i],
  ['bill-of-materials', 'CycloneDX', /\bcyclonedx-(?:npm|py|gomod|bom|php|dotnet|node-npm|conan)\b|\bcdxgen\b|\bcargo\s+cyclonedx\b|\bcyclonedx:make(?:Aggregate)?Bom\b|\bcyclonedxBom\b|^uses:\s*["']?cyclonedx\/gh-/i],
  ['bill-of-materials', 'npm', /\bnpm\s+sbom\b/],
  ['bill-of-materials', 'Trivy', /\btrivy\s.{0,300}--format(?:=|\s+)(?:cyclonedx|spdx)/],
  ['bill-of-materials', 'sbom-tool', /\bsbom-tool\s+generate\b/],
  ['bill-of-materials', 'BuildKit', /^sbom:\s*["']?(?:true|generator=)|\bdocker\s+buildx\s.{0,500}--sbom(?:=|\s)(?:true|generator)/],
  ['bill-of-materials', 'attestations of the forge', /^uses:\s*["']?actions\/attest-sbom@/i],
];

/** What GoReleaser makes beside a release, by the keys of its configuration. */
const configured: readonly (readonly [kind: Kind, pattern: RegExp])[] = [
  ['signature', /^(?:signs|docker_signs|binary_signs):\s*$/],
  ['bill-of-materials', /^sboms:\s*$/],
];

/** Whether a file configures what GoReleaser makes beside a release. */
export function isReleaseConfiguration(path: string): boolean {
  return /^(?:\.config\/|\.github\/)?\.?goreleaser[\w.-]{0,40}\.ya?ml$/.test(path);
}

/** Steps of a workflow, or settings of GoReleaser, that sign what is released, attest how it was built, or make its bill of materials. */
export function releaseEvidence(path: string, text: string): readonly ReleaseEvidencePlace[] {
  const found = new Map<string, ReleaseEvidencePlace>();
  const add = (line: number, kind: Kind, tool: string): void => {
    if (!found.has(`${kind} ${tool}`)) found.set(`${kind} ${tool}`, { path, line, kind, tool });
  };
  for (const [index, written] of text.split('\n').entries()) {
    const line = written.slice(0, lineMax).trimEnd();
    if (isReleaseConfiguration(path)) {
      for (const [kind, pattern] of configured) if (pattern.test(line)) add(index + 1, kind, 'GoReleaser');
      continue;
    }
    const step = line.trim().replace(/^-\s+/, '');
    if (step.startsWith('#') || step.startsWith('name:') || step.startsWith('echo ')) continue;
    for (const [kind, tool, pattern] of steps) if (pattern.test(step)) add(index + 1, kind, tool);
  }
  return [...found.values()];
}
