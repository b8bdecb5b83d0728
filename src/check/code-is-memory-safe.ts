import { defineCheck } from '../model/check.ts';
import type { LanguageShare, MemorySafety, NativePart } from '../model/evidence/source-tree.ts';
import type { Finding } from '../model/finding.ts';
import { counted, ours, quote, say } from '../model/text.ts';
import { placePointer, treePointer } from './source/place-findings.ts';

const parts: Readonly<Record<NativePart['kind'], string>> = {
  'node-add-on': 'native add-ons of Node.js',
  'add-on-build-file': 'build files of native add-ons',
  'rust-unsafe': 'unsafe parts of Rust',
  cgo: 'files that call C from Go',
  'csharp-unsafe': 'unsafe parts of C#',
  'java-native': 'native libraries loaded by Java',
  'native-library': 'native libraries',
};
const pointersMax = 20;

/**
 * The product's own code is in memory-safe languages, by bytes of code.
 * The white paper names C#, Rust, Ruby, Java, Go and Swift; other languages with managed memory count as memory-safe by our own table.
 */
export const codeIsMemorySafe = defineCheck({
  id: 'code-is-memory-safe',
  title: 'The code is written in memory-safe languages',
  failTitle: 'Code is written in languages that leave memory to the programmer',
  why: 'About two thirds of the vulnerabilities in code with manual memory management are memory errors. A memory-safe language removes the class.',
  fix: 'Write new parts in a memory-safe language, put the parts that read hostile input first on the list, and publish the roadmap.',
  references: ['CISA and partners: Secure by Design white paper, memory-safe programming languages', 'CISA and partners: The Case for Memory Safe Roadmaps (December 2023)', 'NIST SSDF PW.6.1'],
  needs: ['source-tree'],
  run: (evidence, { assessedAt }) => {
    const trees = evidence['source-tree'];
    const languages = trees.flatMap((tree) => tree.facts.languages);
    const table = trees[0]?.facts.memorySafetyTableAt ?? '';
    const safe = bytesOf(languages, 'memory-safe');
    const unsafe = bytesOf(languages, 'not-memory-safe');
    const pointers = trees.map(treePointer);
    if (safe + unsafe === 0) return { findings: [{ outcome: 'unknown', subject: 'code', message: say`No code in a language that the table of ${quote(table)} classifies was read, so there is no share to state: 0 of 0 bytes.`, pointers }] };
    const findings: Finding[] = [];
    const names = (safety: MemorySafety): string => [...new Set(languages.filter((language) => language.memorySafety === safety).map((language) => language.name))].slice(0, 12).join(', ');
    if (safe > 0) findings.push({ outcome: 'pass', subject: 'code in memory-safe languages', message: say`${safe} of ${safe + unsafe} bytes of classified code are in memory-safe languages (${quote(names('memory-safe'))}); the table is of ${quote(table)}.`, pointers });
    for (const [name, shares] of Map.groupBy(languages.filter((language) => language.memorySafety === 'not-memory-safe'), (language) => language.name)) {
      const files = shares.reduce((sum, share) => sum + share.files, 0);
      findings.push({ outcome: 'fail', subject: `code in ${name}`, message: say`${counted(files, 'file', 'files')} with ${bytesOf(shares, 'not-memory-safe')} bytes ${ours(files === 1 ? 'is' : 'are')} in ${quote(name)}, which leaves memory to the programmer; a memory-safe language or a published roadmap was expected.`, count: files, pointers });
    }
    const native = trees.flatMap((tree) => tree.facts.nativeParts.places.map((place) => ({ tree, place })));
    for (const [kind, places] of Map.groupBy(native, ({ place }) => place.kind)) {
      findings.push({ outcome: 'needs-review', subject: parts[kind], message: say`${places.length} ${ours(parts[kind])} step outside of the language's memory safety, the first in ${quote(places[0]?.place.path ?? '')}; a person must read how each is kept in check.`, count: places.length, pointers: places.slice(0, pointersMax).map(({ tree, place }) => placePointer(tree, place)) });
    }
    const measures = [{ id: 'memory-safe-code' as const, population: 'product' as const, dimensions: {}, points: [{ at: assessedAt, numerator: safe, denominator: safe + unsafe }], sources: trees.map((tree) => tree.artifact.digest) }];
    return { findings, measures };
  },
});

function bytesOf(languages: readonly LanguageShare[], safety: MemorySafety): number {
  return languages.filter((language) => language.memorySafety === safety).reduce((sum, language) => sum + language.bytes, 0);
}
