import { Option, type Command } from 'commander';

/** `assay audit`: the audit log of a workspace, outside of it. */
export function addAuditCommands(program: Command): void {
  const audit = program.command('audit').description('the audit log of a workspace: export it, and verify an export offline');
  const data = (): Option => new Option('--data <folder>', 'the data folder; without it ASSAY_DATA or the user’s data folder. With DATABASE_URL the rows are in PostgreSQL');
  const organisation = (): Option => new Option('--organisation <id>', 'whose log, where the workspace has several organisations');
  const format = (): Option => new Option('--format <format>', 'how the answer is written').choices(['terminal', 'json']).default('terminal');

  audit.command('export')
    .description('write the log with its signed checkpoints to a file, while the server goes on')
    .argument('<file>', 'the file that is written')
    .option('--from <number>', 'the first entry; the export begins at the checkpoint at or before it')
    .option('--to <number>', 'the entry after the last')
    .addOption(organisation())
    .addOption(data())
    .action(async (file: string, options: Record<string, unknown>) => (await import('../command/audit-export.ts')).auditExport(file, options));

  audit.command('verify')
    .description('verify an export: every entry names the one before it, and every signed checkpoint is over exactly these entries')
    .argument('<export>', 'the file that was exported')
    .option('--key <file>', 'a file with the log’s public key, as assay audit key prints it, from a place that you trust')
    .option('--seen <file>', 'a checkpoint that you kept from before: the log must go on from it')
    .addOption(format())
    .action(async (file: string, options: Record<string, unknown>) => (await import('../command/audit-verify.ts')).auditVerify(file, options));

  audit.command('key')
    .description('print the public keys that the log’s checkpoints are verified with')
    .addOption(format())
    .addOption(organisation())
    .addOption(data())
    .action(async (options: Record<string, unknown>) => (await import('../command/audit-export.ts')).auditKey(options));

  audit.command('checkpoint')
    .description('write the last signed checkpoint to a file: kept somewhere else, it shows later whether the log was changed')
    .argument('<file>', 'the file that is written')
    .addOption(organisation())
    .addOption(data())
    .action(async (file: string, options: Record<string, unknown>) => (await import('../command/audit-export.ts')).auditCheckpoint(file, options));
}
