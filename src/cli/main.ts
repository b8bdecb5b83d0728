import { readFileSync } from 'node:fs';
import { terminal } from '../report/escape/terminal.ts';
import { inspect } from './command/inspect.ts';
import { exitCodes } from './exit-codes.ts';
import { plainCveImport, plainForm, plainInspect } from './plain-form.ts';
import { CommandFailure, complain } from './print.ts';
import { notWritten } from './written.ts';

// A reader that closes early (`assay catalog | head`) ends the command, and is no failure; an answer that is not whole is one.
process.stdout.on('error', (problem) => {
  process.exit('code' in problem && problem.code === 'EPIPE' ? undefined : codeOf(notWritten(problem)));
});

void run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<void> {
  try {
    const code = await runWords(words);
    if (code !== undefined) process.exitCode = code;
  } catch (problem) {
    process.exitCode = codeOf(problem);
  }
}

/** What is asked often and plainly does not wait for the parser of every command. */
async function runWords(words: readonly string[]): Promise<number | undefined> {
  const inspection = plainForm(words, plainInspect);
  if (inspection !== undefined) {
    await inspect(inspection.argument, inspection.options);
    return undefined;
  }
  const cveImport = plainForm(words, plainCveImport);
  if (cveImport !== undefined) {
    await (await import('./command/cve-import.ts')).cveImport(cveImport.argument, cveImport.options);
    return undefined;
  }
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return (await import('./program/whole-program.ts')).runAsked(version);
}

function codeOf(problem: unknown): number {
  if (problem instanceof CommandFailure) {
    complain(problem.sentence);
    return exitCodes[problem.exit].code;
  }
  complain(terminal`Assay failed (${problem instanceof Error ? `${problem.name}: ${problem.message}` : 'unknown'}). This is a defect; please report it with the command that you ran.`);
  return exitCodes.defect.code;
}
