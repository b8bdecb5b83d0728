import { Option, type Command } from 'commander';

/** `assay backup`, `restore`, `upgrade`: the state of a workspace as a whole. */
export function addStateCommands(program: Command): void {
  const data = (): Option => new Option('--data <folder>', 'the data folder; without it ASSAY_DATA or the user’s data folder. With DATABASE_URL the rows are in PostgreSQL');
  const format = (): Option => new Option('--format <format>', 'how the answer is written').choices(['terminal', 'json']).default('terminal');

  program.command('backup')
    .description('back up a workspace into a folder while its server goes on, and read the backup again')
    .argument('<folder>', 'where the backup’s own folder is made')
    .addOption(data())
    .addOption(format())
    .option('--with-secret', 'also the instance’s secret, which opens what is sealed; left out otherwise')
    .action(async (folder: string, options: Record<string, unknown>) => (await import('../command/backup.ts')).backup(folder, options));

  program.command('restore')
    .description('verify a backup and put it in the place of a workspace’s state; also from SQLite to PostgreSQL and back')
    .argument('<folder>', 'the folder that assay backup made')
    .addOption(data())
    .addOption(format())
    .option('--discard-newer', 'even when the audit log that is there goes on after the backup’s')
    .action(async (folder: string, options: Record<string, unknown>) => (await import('../command/backup.ts')).restore(folder, options));

  program.command('upgrade')
    .description('bring the database to the schema of this version, after a backup of its rows')
    .addOption(data())
    .option('--dry-run', 'say what would be done and do nothing')
    .action(async (options: Record<string, unknown>) => (await import('../command/upgrade.ts')).upgrade(options));
}
