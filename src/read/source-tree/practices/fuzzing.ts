import type { FuzzingKind, FuzzingPlace } from '../../../model/evidence/build-practices.ts';

/** Words without which a file is no fuzzing harness. */
export const fuzzingKeywords: readonly string[] = ['llvmfuzzertestoneinput', 'fuzz_target!', '*testing.f)', 'atheris', 'fuzzertestoneinput', '@fuzztest', 'jazzer', 'jsfuzz', 'libfuzzer', '__afl_', 'fuzzing_engines', 'clusterfuzzlite', 'oss-fuzz', 'cifuzz', 'cargo fuzz', 'cargo-fuzz'];

const harnesses: readonly (readonly [FuzzingKind, RegExp, RegExp])[] = [
  ['libfuzzer', /\.(?:c|cc|cpp|cxx|h|hpp|m|mm|swift)$/i, /\bLLVMFuzzerTestOneInput\b/],
  ['afl', /\.(?:c|cc|cpp|cxx)$/i, /\b__AFL_(?:LOOP|FUZZ_INIT|INIT)\b/],
  ['cargo-fuzz', /\.rs$/i, /\bfuzz_target!/],
  ['go-fuzz', /\.go$/i, /\bfunc\s+Fuzz\w*\(\s*\w+\s+\*testing\.F\)/],
  ['atheris', /\.py$/i, /\batheris\.(?:Setup|Fuzz|instrument)/],
  ['jazzer', /\.(?:java|kt)$/i, /\bfuzzerTestOneInput\b|@FuzzTest\b/],
  ['jsfuzz', /\.(?:c|m)?[jt]s$/i, /(?:module\.)?exports\.fuzz\b|export\s+(?:async\s+)?function\s+fuzz\b/],
];
const projects: readonly (readonly [FuzzingKind, RegExp, RegExp])[] = [
  ['oss-fuzz', /(?:^|\/)project\.ya?ml$/i, /^\s*fuzzing_engines\s*:/m],
  ['oss-fuzz', /\.github\/workflows\/[^/]+\.ya?ml$/i, /google\/oss-fuzz\//],
  ['cluster-fuzz-lite', /\.github\/workflows\/[^/]+\.ya?ml$/i, /google\/clusterfuzzlite\//],
  ['cluster-fuzz-lite', /(?:^|\/)\.clusterfuzzlite\/(?:project\.yaml|Dockerfile|build\.sh)$/i, /./],
  ['cargo-fuzz', /(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.yml)$/i, /cargo[ -]fuzz/],
];

/** Harnesses and projects of fuzzing in a file; at most one of each kind. */
export function fuzzingPlaces(path: string, text: string): readonly FuzzingPlace[] {
  const look = (list: typeof harnesses, role: FuzzingPlace['role']): readonly FuzzingPlace[] =>
    list.flatMap(([kind, name, content]): readonly FuzzingPlace[] => {
      const at = name.test(path) ? text.search(content) : -1;
      return at === -1 ? [] : [{ path, line: text.slice(0, at).split('\n').length, kind, role }];
    });
  return [...look(harnesses, 'harness'), ...look(projects, 'project')];
}
