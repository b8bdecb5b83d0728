import type { BuildPractices, ConfinementPlace, FuzzingPlace, HardeningPlace, LintRulePlace, LintRunPlace, ProtocolPlace, ReleaseEvidencePlace, ReleasePlace } from '../../../model/evidence/build-practices.ts';
import { isWorkflow } from '../../../model/workflow-path.ts';
import { listOf } from '../lists.ts';
import { confinement, confinementKind } from './confinement.ts';
import { fuzzingPlaces } from './fuzzing.ts';
import { hardeningFlags, isBuildFile } from './hardening.ts';
import { lintConfigOf, lintRules } from './lint-rules.ts';
import { lintRuns } from './lint-runs.ts';
import { programHardening } from './programs.ts';
import { protocolPlaces } from './protocols.ts';
import { isReleaseConfiguration, releaseEvidence } from './release-evidence.ts';
import { releaseJobs } from './release-jobs.ts';
import { wrapperReader, type WrapperReader } from './wrappers.ts';

export interface PracticeReader extends Pick<WrapperReader, 'imports' | 'direct'> {
  /** A text file of the maker's own; hits are offsets behind the keywords of protocols and of fuzzing. */
  text(path: string, bytes: Uint8Array, protocolHits: readonly number[], fuzzingHits: readonly number[]): void;
  /** A file that holds a NUL byte. */
  binary(path: string, bytes: Uint8Array): void;
  facts(): BuildPractices;
}

/** Longest file of settings that is looked at line by line, in bytes. */
const bytesMax = 500_000;
/** Tests, examples and what developers work in say nothing about what the product speaks or how it is confined. */
const aside = /(?:^|\/)(?:tests?|__tests__|spec|specs|testdata|test-?fixtures|test-data|\.devcontainer|\.ci|fixtures?|examples?|samples?|demos?|benchmarks?|mocks?)\/|[._-](?:test|spec)\.\w{1,5}$|_test\.go$|(?:^|\/)(?:test_[^/]+\.py|\.gitpod\.Dockerfile)$/i;
const decoder = new TextDecoder('utf-8');

/** Collects what build files, workflows, settings and profiles say. */
export function practiceReader(placesMax: number): PracticeReader {
  const hardening = listOf<HardeningPlace>(placesMax);
  const fuzzing = listOf<FuzzingPlace>(placesMax);
  const rules = listOf<LintRulePlace>(placesMax);
  const runs = listOf<LintRunPlace>(placesMax);
  const confined = listOf<ConfinementPlace>(placesMax);
  const protocols = listOf<ProtocolPlace>(placesMax);
  const releases = listOf<ReleasePlace>(placesMax);
  const evidence = listOf<ReleaseEvidencePlace>(placesMax);
  const wrappers = wrapperReader();
  const addAll = <Item>(list: { add(item: Item): void }, items: readonly Item[]): void => {
    for (const item of items) list.add(item);
  };
  return {
    text(path, bytes, protocolHits, fuzzingHits) {
      if (bytes.length > bytesMax) return;
      let decoded: string | undefined;
      const text = (): string => (decoded ??= decoder.decode(bytes));
      if (fuzzingHits.length > 0 || /(?:^|\/)\.clusterfuzzlite\//.test(path)) addAll(fuzzing, fuzzingPlaces(path, text()));
      if (isWorkflow(path)) {
        addAll(runs, lintRuns(path, text()));
        addAll(releases, releaseJobs(path, text(), bytes));
      }
      if (isWorkflow(path) || isReleaseConfiguration(path)) addAll(evidence, releaseEvidence(path, text()));
      const tool = lintConfigOf(path);
      if (tool !== undefined) addAll(rules, lintRules(path, tool, text()));
      if (aside.test(path)) return;
      if (isBuildFile(path)) addAll(hardening, hardeningFlags(path, text()));
      const kind = confinementKind(path, text);
      if (kind !== undefined) addAll(confined, confinement(path, kind, text()));
      if (protocolHits.length > 0) addAll(protocols, protocolPlaces(path, bytes, protocolHits));
    },
    binary(path, bytes) {
      if (!aside.test(path)) addAll(hardening, programHardening(path, bytes));
    },
    imports: (path, bytes, hits) => wrappers.imports(path, bytes, hits),
    direct: (kind, path, line) => wrappers.direct(kind, path, line),
    facts: () => ({ hardening: hardening.list(), fuzzing: fuzzing.list(), lintRules: rules.list(), lintRuns: runs.list(), confinement: confined.list(), protocols: protocols.list(), releases: releases.list(), releaseEvidence: evidence.list(), wrappers: wrappers.facts() }),
  };
}
