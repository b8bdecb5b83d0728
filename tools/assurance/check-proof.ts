import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Absence, Gate, Proof, TestNamed } from './proof.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What .ci/run runs: `npm test`, `npm run e2e`, `npm run conformance`. */
const suites: readonly (readonly [command: string, files: RegExp])[] = [
  ['npm test', /^(?:src\/.*\.test\.ts|test\/[^/]+\.test\.ts|test\/workspace\/.*\.test\.ts)$/],
  ['npm run e2e', /^test\/e2e\/[^/]+\.test\.ts$/],
  ['npm run conformance', /^test\/conformance\/[^/]+\.test\.ts$/],
];

const texts = new Map<string, string | undefined>();
function textOf(path: string): string | undefined {
  if (!texts.has(path)) texts.set(path, existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined);
  return texts.get(path);
}

/** Whether a test of this title stands in the file and is run, not skipped. */
function problemOfTest({ file, title }: TestNamed): string | undefined {
  const text = textOf(file);
  if (text === undefined) return `There is no ${file}.`;
  if (commandOf(file) === undefined) return `${file} is run by none of npm test, npm run e2e and npm run conformance.`;
  const written = ["'", '"', '`'].flatMap((quote) => [`test(${quote}${title}${quote}`, `it(${quote}${title}${quote}`]);
  return written.some((start) => text.includes(start)) ? undefined : `${file} has no test “${title}”.`;
}

/** The command that runs a test file; undefined when none does. */
export function commandOf(file: string): string | undefined {
  return suites.find(([, files]) => files.test(file))?.[0];
}

function problemOfGate(file: string, gate: Gate): string | undefined {
  if ('test' in gate) return problemOfTest(gate.test);
  if ('type' in gate) return textOf(file)?.includes(gate.type) === true ? undefined : `${file} does not say ${gate.type}.`;
  if ('generator' in gate) return existsSync(join(root, gate.generator)) && textOf(gate.generator)?.includes(file) === true ? undefined : `${gate.generator} does not write ${file}.`;
  const { rules, overrides } = JSON.parse(textOf('.oxlintrc.json') ?? '{}') as { readonly rules: Rules; readonly overrides: readonly { readonly rules: Rules }[] };
  return [rules, ...overrides.map((override) => override.rules)].some((set) => [set[gate.lint]].flat()[0] === 'error') ? undefined : `The linter has no rule ${gate.lint}.`;
}

type Rules = Readonly<Record<string, string | readonly unknown[]>>;

let sources: readonly string[] | undefined;

function problemOfAbsence({ packages, words }: Absence): string | undefined {
  const { packages: locked } = JSON.parse(textOf('package-lock.json') ?? '{}') as { readonly packages: Readonly<Record<string, { readonly dev?: boolean }>> };
  const found = packages && Object.entries(locked).find(([path, { dev }]) => dev !== true && packages.test(path.replace(/^.*node_modules\//, '')));
  if (found !== undefined) return `The package ${found[0]} is there.`;
  sources ??= globSync('src/**/*.{ts,tsx,js}', { cwd: root }).filter((path) => !path.endsWith('.test.ts'));
  const file = words && sources.find((path) => words.test(textOf(path) ?? ''));
  return file === undefined ? undefined : `${file} has it.`;
}

/** What is wrong with a proof, in a sentence; undefined when it can be followed. */
export function problemOfProof(proof: Proof): string | undefined {
  if (proof.kind === 'test') return proof.tests.length === 0 ? 'No test is named.' : proof.tests.map(problemOfTest).find((problem) => problem !== undefined);
  if (proof.kind === 'design') return textOf(proof.file) === undefined ? `There is no ${proof.file}.` : problemOfGate(proof.file, proof.gate);
  if (proof.note.length < 10) return 'It does not say why.';
  return proof.kind === 'not-applicable' && proof.absence !== undefined ? problemOfAbsence(proof.absence) : undefined;
}
