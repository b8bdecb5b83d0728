import type { Listed, SourcePlace } from './source-tree.ts';

/** What build files, workflows and profiles of a source tree say about how the product is built and run. */
export interface BuildPractices {
  readonly hardening: Listed<HardeningPlace>;
  readonly fuzzing: Listed<FuzzingPlace>;
  readonly lintRules: Listed<LintRulePlace>;
  readonly lintRuns: Listed<LintRunPlace>;
  readonly confinement: Listed<ConfinementPlace>;
  readonly protocols: Listed<ProtocolPlace>;
  readonly releases: Listed<ReleasePlace>;
  readonly wrappers: readonly WrapperUse[];
  /** Absent in trees that were read before it was looked for. */
  readonly releaseEvidence?: Listed<ReleaseEvidencePlace>;
}

/** Modules of the code base through which its files reach the database or write HTML. */
export interface WrapperUse {
  readonly kind: 'queries' | 'html';
  readonly modules: readonly { readonly path: string; readonly importers: number }[];
  /** Files that import such a module and hold no direct call. */
  readonly filesThrough: number;
  /** Files outside of the modules that hold direct calls. */
  readonly filesAround: number;
  /** The first direct call of each, at most 200. */
  readonly around: readonly SourcePlace[];
}

/** Mitigations of memory errors that compilers, linkers and loaders offer. */
export const hardeningMeasures = ['stack-protector', 'fortified-sources', 'position-independent', 'read-only-relocations', 'control-flow-integrity', 'stack-clash-protection', 'non-executable-stack', 'checked-library'] as const;
export type HardeningMeasure = (typeof hardeningMeasures)[number];

export interface HardeningPlace extends SourcePlace {
  readonly measure: HardeningMeasure;
  readonly state: 'on' | 'off';
  /** A flag in a build file, or a property of a program that lies in the folder. */
  readonly seenIn: 'build-file' | 'program';
}

export type FuzzingKind = 'libfuzzer' | 'cargo-fuzz' | 'go-fuzz' | 'atheris' | 'jazzer' | 'jsfuzz' | 'afl' | 'oss-fuzz' | 'cluster-fuzz-lite';

export interface FuzzingPlace extends SourcePlace {
  readonly kind: FuzzingKind;
  /** A harness holds the code that is fed; a project sets up where and how often it runs. */
  readonly role: 'harness' | 'project';
}

/** Classes of weakness that rules of a linter ban. */
export type BannedClass = 'sql' | 'xss' | 'command' | 'path' | 'deserialisation' | 'ssrf' | 'memory';

export interface LintRulePlace extends SourcePlace {
  readonly tool: LintTool;
  readonly bans: BannedClass;
  /** `error`: a breach fails the tool; `warning`: it is only told; `off`: switched off. */
  readonly level: 'error' | 'warning' | 'off';
}

export type LintTool = 'eslint' | 'oxlint' | 'biome' | 'ruff' | 'bandit' | 'semgrep' | 'golangci-lint' | 'gosec' | 'clippy' | 'codeql' | 'coverity' | 'sonar' | 'snyk-code' | 'clang-analyzer' | 'brakeman' | 'njsscan' | 'spotbugs' | 'rustc' | /** `npm run lint` and its kin. */ 'node-script' | 'script';

export interface LintRunPlace extends SourcePlace {
  readonly tool: LintTool;
  /** False when the workflow goes on after a breach. */
  readonly canFail: boolean;
}

export interface ConfinementPlace extends SourcePlace {
  readonly kind: 'container-image' | 'compose' | 'kubernetes' | 'systemd' | 'seccomp' | 'apparmor' | 'selinux' | 'application-sandbox';
  /** `open` gives away what a profile should hold back: root, privileged, everything allowed; `unclear`: it starts as root beside a program that can change to a user with fewer rights. */
  readonly state: 'confined' | 'open' | 'unclear';
  /** The setting, a word of the format itself. */
  readonly setting: string;
}

export interface ProtocolPlace extends SourcePlace {
  readonly protocol: string;
  /** `on`: allowed or used; `off`: switched off or refused. */
  readonly state: 'on' | 'off';
  readonly isDeprecated: boolean;
}

export interface ReleasePlace extends SourcePlace {
  /** Name of the job that publishes; evidence text. */
  readonly job: string;
  /** `checks`: it waits for a job or step that tests; `person`: it waits for an environment that a person releases; `elsewhere`: another workflow, not looked into, stands before it; `none`: it waits for nothing. */
  readonly gate: 'checks' | 'person' | 'elsewhere' | 'none';
}

/** A step that makes what a customer can check a release by. */
export interface ReleaseEvidencePlace extends SourcePlace {
  readonly kind: 'signature' | 'provenance' | 'bill-of-materials';
  /** Name of the tool for people. */
  readonly tool: string;
}
