import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { filesOfAddress } from '../model/database-address.ts';
import { terminal } from '../report/escape/terminal.ts';
import { ConfigurationWrong, readConfiguration, type Configuration, type ConfigurationInput } from '../settings/configuration.ts';
import { CommandFailure } from './print.ts';

/** The configuration of the workspace with the files that it names, which its process must be able to read. */
export interface WorkspaceConfiguration {
  readonly configuration: Configuration;
  readonly files: readonly string[];
  /** Folders that something is written to besides the data folder. */
  readonly folders: readonly string[];
}

/**
 * Reads the configuration from the file that `ASSAY_CONFIG` names, the environment, and options of the command over both.
 * @throws CommandFailure with every problem
 */
export function workspaceConfiguration(options: { readonly port?: string } = {}): WorkspaceConfiguration {
  const { env } = process;
  const path = env['ASSAY_CONFIG'];
  if (path !== undefined && !existsSync(path)) throw new CommandFailure(terminal`The configuration ${path} that ASSAY_CONFIG names does not exist.`, 'usage');
  const secretFiles = Object.entries(env).filter(([name]) => /^(ASSAY_[A-Z0-9_]+|DATABASE_URL)_FILE$/.test(name)).map(([, file]) => file ?? '');
  try {
    const given = { environment: { ...env, ...(options.port === undefined ? {} : { ASSAY_PORT: options.port }) }, readSecret: (file: string) => readFileSync(file, 'utf8'), ...(path === undefined ? {} : { file: { name: basename(path), bytes: readFileSync(path) } }) };
    const configuration = withOwnAddress(given, readConfiguration(given));
    const { certificateFile, certificateKeyFile, secretFile, breachedPasswordsFile, auditFile, databaseUrl, ownerDatabaseUrl, lookAuthoritiesFile, cveListFolder } = configuration.values;
    const named = [certificateFile, certificateKeyFile, secretFile, breachedPasswordsFile, lookAuthoritiesFile, cveListFolder, ...filesOfAddress(databaseUrl), ...filesOfAddress(ownerDatabaseUrl)];
    const files = [path ?? '', ...named, ...secretFiles].filter((file) => file !== '' && existsSync(file));
    return { configuration, files, folders: auditFile === '' ? [] : [dirname(auditFile)] };
  } catch (problem) {
    if (problem instanceof ConfigurationWrong) throw new CommandFailure(terminal`The configuration can't be used:${problem.problems.map((line) => terminal`\n  ${line}`)}`, 'usage');
    throw problem;
  }
}

/** Where nobody says how browsers get here, they come to the port of this machine. */
function withOwnAddress(given: ConfigurationInput, configuration: Configuration): Configuration {
  const { values: { port, publicUrl }, sources } = configuration;
  const own = `http://localhost:${port}`;
  if (sources.publicUrl !== 'default' || port === 0 || publicUrl === own) return configuration;
  return readConfiguration({ ...given, environment: { ...given.environment, ASSAY_PUBLIC_URL: own } });
}
