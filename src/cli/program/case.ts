import { Option, type Command } from 'commander';

/** `assay case`: the case file of a purchase, outside of a workspace. */
export function addCaseCommands(program: Command): void {
  program.command('case').description('the archive of a purchase’s case: verify it offline')
    .command('verify')
    .description('verify an archive of a case: every file is as it was signed, and so is every acceptance of a risk')
    .argument('<archive>', 'the archive (zip), as a case’s page gives it')
    .option('--key <file>', 'a file with the organisation’s public keys (PEM), as /api/v1/acceptance-keys and the page of an acceptance show them, from a place that you trust')
    .addOption(new Option('--format <format>', 'how the answer is written').choices(['terminal', 'json']).default('terminal'))
    .action(async (archive: string, options: Record<string, unknown>) => (await import('../command/case-verify.ts')).caseVerify(archive, options));
}
