import { Option, type Command } from 'commander';
import type { GateOptions } from '../command/gate.ts';
import type { PushOptions } from '../command/push.ts';
import type { ServeCommandOptions } from '../command/serve-workspace.ts';
import type { SetupLinkOptions } from '../command/setup-link.ts';

/** Adds the commands of the workspace. */
export function addWorkspaceCommands(program: Command, version: string): void {
  program.command('serve')
    .description('serve the workspace, and Assay’s own dossier to everybody; on loopback until TLS or a trusted proxy is configured')
    .option('--data <folder>', 'the data folder; without it ASSAY_DATA or the user’s data folder')
    .option('--port <port>', 'in place of ASSAY_PORT or 8080')
    .option('--public <folder>', 'a published dossier to show at / in place of Assay’s own')
    .option('--no-access-log', 'write no line for each request to standard error')
    .action(async (options: ServeCommandOptions) => (await import('../command/serve-workspace.ts')).serveWorkspace(options, version));

  program.command('setup-link')
    .description('make a new link to set the workspace up, while nobody is administrator')
    .option('--data <folder>', 'the data folder; without it ASSAY_DATA or the user’s data folder')
    .option('--port <port>', 'the port that the workspace is served at, in place of ASSAY_PORT or 8080')
    .action(async (options: SetupLinkOptions) => (await import('../command/setup-link.ts')).setupLink(options));

  program.command('push')
    .description('hand a file of evidence to a workspace, for example from CI')
    .argument('<file>', 'the file')
    .requiredOption('--to <address>', 'the workspace: https://assay.example, or http://localhost:8080 on this machine')
    .requiredOption('--product <slug>', 'the product, as its address in the workspace is written')
    .requiredOption('--release <version>', 'the release, which must be there')
    .option('--token-file <file>', 'a file with the API token on one line')
    .option('--workload <id>', 'in place of a token: the id of a trust, and this run shows the ID token of GitHub Actions, or the one in ASSAY_ID_TOKEN')
    .option('--audience <text>', 'for whom the ID token is; the workspace’s address when left out')
    .option('--path <path>', 'under which path the evidence is kept; the file’s name when left out')
    .option('--authority <file>', 'certificates (PEM) that are trusted besides the well-known ones')
    .option('--proxy <address>', 'an HTTP proxy that the requests go through')
    .action(async (file: string, options: PushOptions) => (await import('../command/push.ts')).push(file, options, version));

  program.command('gate')
    .description('ask a workspace whether a release has shown what its gate demands; exits with 1 when it has not')
    .requiredOption('--to <address>', 'the workspace: https://assay.example, or http://localhost:8080 on this machine')
    .requiredOption('--product <slug>', 'the product, as its address in the workspace is written')
    .requiredOption('--release <version>', 'the release, which must be there')
    .option('--token-file <file>', 'a file with the API token on one line')
    .option('--workload <id>', 'in place of a token: the id of a trust, and this run shows its ID token')
    .option('--audience <text>', 'for whom the ID token is; the workspace’s address when left out')
    .option('--authority <file>', 'certificates (PEM) that are trusted besides the well-known ones')
    .option('--proxy <address>', 'an HTTP proxy that the requests go through')
    .addOption(new Option('--format <format>', 'what is printed').choices(['terminal', 'json']).default('terminal'))
    .action(async (options: GateOptions) => (await import('../command/gate.ts')).gate(options, version));
}
