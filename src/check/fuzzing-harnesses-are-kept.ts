import { defineCheck } from '../model/check.ts';
import type { FuzzingKind } from '../model/evidence/build-practices.ts';
import type { Finding } from '../model/finding.ts';
import { counted, ours, quote, say } from '../model/text.ts';
import { nothingSeen, placed, placesIn } from './source/practice-findings.ts';

const names: Readonly<Record<FuzzingKind, string>> = { libfuzzer: 'libFuzzer', 'cargo-fuzz': 'cargo-fuzz', 'go-fuzz': 'the fuzzing of Go', atheris: 'Atheris', jazzer: 'Jazzer', jsfuzz: 'fuzzing of JavaScript', afl: 'AFL', 'oss-fuzz': 'OSS-Fuzz', 'cluster-fuzz-lite': 'ClusterFuzzLite' };

/** The source holds fuzzing harnesses, and something runs them. */
export const fuzzingHarnessesAreKept = defineCheck({
  id: 'fuzzing-harnesses-are-kept',
  title: 'Fuzzing harnesses are kept beside the code and run',
  failTitle: 'Fuzzing harnesses are missing',
  why: 'Fuzzing finds memory errors that nobody thought of. A harness in the source shows that it is possible, a project or a workflow that it is done; what a run found is told by neither.',
  fix: 'Write a harness for every parser of data from outside, and let a workflow or a fuzzing service run it.',
  references: ['CISA and partners: Secure by Design white paper, memory-safe programming languages (fuzzing)', 'NIST SSDF PW.8.2'],
  needs: ['source-tree'],
  run: (evidence) => {
    const trees = evidence['source-tree'];
    const places = placesIn(trees, (practices) => practices.fuzzing);
    const harnesses = places.filter(({ place }) => place.role === 'harness');
    const projects = places.filter(({ place }) => place.role === 'project');
    if (places.length === 0) return nothingSeen('fuzzing harnesses', ours('No fuzzing harness was seen (libFuzzer, AFL, cargo-fuzz, Go, Atheris, Jazzer, JavaScript); harnesses may be kept elsewhere.'), trees);
    const kinds = (list: typeof places): string => [...new Set(list.map(({ place }) => names[place.kind]))].join(', ');
    const findings: Finding[] = [];
    if (harnesses.length > 0 && projects.length > 0) findings.push(placed('pass', 'harnesses that are run', say`${counted(harnesses.length, 'fuzzing harness', 'fuzzing harnesses')} (${ours(kinds(harnesses))}) ${ours(harnesses.length === 1 ? 'lies' : 'lie')} beside the code, and ${quote(projects[0]?.place.path ?? '')} sets up their runs (${ours(kinds(projects))}).`, [...harnesses, ...projects]));
    else if (harnesses.length > 0) findings.push(placed('needs-review', 'harnesses', say`${counted(harnesses.length, 'fuzzing harness', 'fuzzing harnesses')} (${ours(kinds(harnesses))}) ${ours(harnesses.length === 1 ? 'lies' : 'lie')} beside the code; nothing that runs them was seen, so a person must say where and how often that happens.`, harnesses));
    else findings.push(placed('needs-review', 'a fuzzing project', say`${quote(projects[0]?.place.path ?? '')} sets up fuzzing (${ours(kinds(projects))}), but no harness was seen; a person must say where they are kept.`, projects));
    return { findings };
  },
});
