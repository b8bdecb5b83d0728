import type { HardeningMeasure, HardeningPlace } from '../../../model/evidence/build-practices.ts';
import { codeLines } from './lines.ts';

const buildFile = /(?:^|\/)(?:CMakeLists\.txt|CMakePresets\.json|(?:GNU)?[Mm]akefile(?:\.\w{1,12})?|meson\.build|configure(?:\.ac|\.in)?|SConstruct|BUILD(?:\.bazel)?|\.bazelrc|Cargo\.toml|setup\.(?:py|cfg)|binding\.gyp|build\.rs|Dockerfile|Containerfile|wscript|conanfile\.py|\.goreleaser\.ya?ml|magefile\.go|rules)$|\.(?:cmake|mk|mak|pri|pro|vcxproj|props|gyp|gypi|bzl|spec|ebuild|qbs)$|(?:^|\/)\.cargo\/config(?:\.toml)?$|^\.github\/workflows\/[^/]+\.ya?ml$/;

const flags: readonly (readonly [HardeningMeasure, 'on' | 'off', RegExp])[] = [
  ['stack-protector', 'off', /-fno-stack-protector\b|\/GS-|<BufferSecurityCheck>false/i],
  ['stack-protector', 'on', /-fstack-protector(?:-strong|-all|-explicit)?\b|(?<![\w/])\/GS(?![-\w])|<BufferSecurityCheck>true/i],
  ['fortified-sources', 'off', /-D_FORTIFY_SOURCE=0\b/],
  ['fortified-sources', 'on', /_FORTIFY_SOURCE[=\s,'"]{1,4}[123]\b/],
  ['position-independent', 'off', /(?:^|[\s"'=,])-(?:no-pie|nopie|fno-pie|fno-PIE)\b|<RandomizedBaseAddress>false|\/DYNAMICBASE:NO/i],
  ['position-independent', 'on', /(?:^|[\s"'=,(;])-(?:pie|fPIE|fpie)\b|-Wl,-pie\b|POSITION_INDEPENDENT_CODE\s{1,8}(?:ON|TRUE)|\bb_pie\s{0,4}=\s{0,4}true|-buildmode[=\s]pie\b|relocation-model=pi[ec]\b|<RandomizedBaseAddress>true|\/DYNAMICBASE(?!:NO)/],
  ['read-only-relocations', 'off', /-z[,\s]{0,2}norelro\b|relro-level=off/],
  ['read-only-relocations', 'on', /-z[,\s]{0,2}(?:relro|now)\b|relro-level=(?:full|partial)/],
  ['control-flow-integrity', 'off', /-fcf-protection=none\b|\/guard:cf-/],
  ['control-flow-integrity', 'on', /-fsanitize=[\w,-]{0,60}cfi\b|-fcf-protection(?:=full|=branch)?(?![=\w])|-mbranch-protection=(?:standard|bti|pac-ret)|\/guard:cf(?!-)|<ControlFlowGuard>Guard|control-flow-guard/],
  ['stack-clash-protection', 'on', /-fstack-clash-protection\b/],
  ['non-executable-stack', 'off', /-z[,\s]{0,2}execstack\b|<DataExecutionPrevention>false|\/NXCOMPAT:NO/i],
  ['non-executable-stack', 'on', /-z[,\s]{0,2}noexecstack\b|<DataExecutionPrevention>true|\/NXCOMPAT(?!:NO)/i],
  ['checked-library', 'on', /_GLIBCXX_ASSERTIONS\b|_LIBCPP_HARDENING_MODE|-fhardened\b|-fbounds-safety\b|overflow-checks\s{0,4}=\s{0,4}true|-ftrapv\b/],
];

export function isBuildFile(path: string): boolean {
  return buildFile.test(path);
}

/** Flags of compilers and linkers that a build file sets or takes away; each once a line. */
export function hardeningFlags(path: string, text: string): readonly HardeningPlace[] {
  return codeLines(text).flatMap(({ text: content, line }) =>
    flags.filter(([, , pattern]) => pattern.test(content)).map(([measure, state]): HardeningPlace => ({ path, line, measure, state, seenIn: 'build-file' })),
  );
}
