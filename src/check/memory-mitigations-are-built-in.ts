import { defineCheck } from '../model/check.ts';
import { hardeningMeasures, type HardeningMeasure } from '../model/evidence/build-practices.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { nothingSeen, placed, placesIn } from './source/practice-findings.ts';

const names: Readonly<Record<HardeningMeasure, string>> = {
  'stack-protector': 'stack canaries',
  'fortified-sources': 'fortified functions of the C library',
  'position-independent': 'position-independent code (address randomisation)',
  'read-only-relocations': 'read-only relocations',
  'control-flow-integrity': 'control-flow integrity',
  'stack-clash-protection': 'protection against stack clashes',
  'non-executable-stack': 'a stack that cannot run code',
  'checked-library': 'a checking standard library',
};

/** Build files switch the mitigations of compilers on, and programs in the folder carry them. */
export const memoryMitigationsAreBuiltIn = defineCheck({
  id: 'memory-mitigations-are-built-in',
  title: 'Mitigations against memory errors are built in',
  failTitle: 'Mitigations against memory errors are switched off or missing',
  why: 'Where code stays in a language that leaves memory to the programmer, mitigations of compiler and hardware make its errors harder to use. A flag in a build file says what is asked for; only the program itself shows what it got.',
  fix: 'Build every program with stack canaries, fortified functions, position-independent code, full read-only relocations and, where the processor has it, control-flow integrity; let the build refuse a program without.',
  references: ['CISA and partners: Secure by Design white paper, memory-safe programming languages (mitigations)', 'OpenSSF Compiler Options Hardening Guide for C and C++', 'NIST SSDF PW.6.2'],
  needs: ['source-tree'],
  run: (evidence) => {
    const trees = evidence['source-tree'];
    const places = placesIn(trees, (practices) => practices.hardening);
    if (places.length === 0) {
      const isUnsafe = trees.some((tree) => tree.facts.languages.some((language) => language.memorySafety === 'not-memory-safe'));
      return nothingSeen('mitigations', isUnsafe ? ours('No flag of a known mitigation was seen in the build files, and no program that could be looked at lies in the folder. A compiler may switch some on by itself, which these files do not show.') : ours('No code in a language that leaves memory to the programmer was read, no build flag of a mitigation and no program.'), trees);
    }
    const findings = hardeningMeasures.flatMap((measure): readonly Finding[] => {
      const own = places.filter(({ place }) => place.measure === measure);
      const inPrograms = own.filter(({ place }) => place.seenIn === 'program');
      const off = own.filter(({ place }) => place.state === 'off');
      const on = own.filter(({ place }) => place.state === 'on');
      const found: Finding[] = [];
      if (off.length > 0) found.push(placed('fail', `${names[measure]} off`, say`${off.length} ${ours(off.length === 1 ? 'place lacks or switches off' : 'places lack or switch off')} ${ours(names[measure])}, the first ${quote(off[0]?.place.path ?? '')}; the mitigation was expected.`, off));
      if (on.length > 0) found.push(placed('pass', names[measure], say`${on.length} ${ours(on.length === 1 ? 'place shows' : 'places show')} ${ours(names[measure])}, ${inPrograms.length} of ${own.length} in programs and the others in build files, the first ${quote(on[0]?.place.path ?? '')}.`, on));
      return found;
    });
    return { findings };
  },
});
