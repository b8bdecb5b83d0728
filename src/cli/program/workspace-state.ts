import { Option, type Command } from 'commander';

/** `assay backup`, `restore`, `upgrade`: the state of a workspace as a whole. */
export function addStateCommands(program: Command): void {
  const data = (): Option => new Option('--data <folder>', 'the data folder; without it ASSAY_DATA or the user’s data folder. With DATABASE_URL the rows are in PostgreSQL');
  const format = (): Option => new Option('--format <format>', 'how the answer is written').choices(['terminal', 'json']).default('terminal');

  program.command('backup')
    .description('back up a workspace while its server goes on, and read the backup again')
    .argument('<place>', 'a folder, or s3://bucket/prefix at the service that ASSAY_S3_ADDRESS names; the backup gets a name of its own in it')
    .addOption(data())
    .addOption(format())
    .option('--passphrase-file <file>', 'put the instance’s secret, which opens what is sealed, into the backup too, under the passphrase in this file; left out otherwise')
    .action(async (place: string, options: Record<string, unknown>) => (await import('../command/backup.ts')).backup(place, options));

  program.command('restore')
    .description('verify a backup and put it in the place of a workspace’s state; also from SQLite to PostgreSQL and back')
    .argument('<backup>', 'what assay backup made: a folder, or s3://bucket/prefix/name')
    .addOption(data())
    .addOption(format())
    .option('--passphrase-file <file>', 'the passphrase under which the backup holds the instance’s secret')
    .option('--without-secret', 'leave the secret that is in the backup there')
    .option('--discard-newer', 'even when the audit log that is there goes on after the backup’s')
    .action(async (backup: string, options: Record<string, unknown>) => (await import('../command/backup.ts')).restore(backup, options));

  program.command('upgrade')
    .description('bring the database to the schema of this version, after a backup of its rows')
    .addOption(data())
    .option('--dry-run', 'say what would be done and do nothing')
    .action(async (options: Record<string, unknown>) => (await import('../command/upgrade.ts')).upgrade(options));
}
