const ownMachine = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);
/** Modes that encrypt and check the certificate with its name; the driver takes all three for the strictest. */
const checkingModes = new Set(['require', 'verify-ca', 'verify-full']);
const mend = 'Leave it out or say sslmode=verify-full; an authority of your own is named by sslrootcert=/path/of/its/certificate.pem.';

/** Whether the address of a PostgreSQL leads to this machine: by its name, by a loopback address, or by a socket, which is a path. */
export function isOnThisMachine(databaseUrl: string): boolean {
  const host = hostOf(new URL(databaseUrl));
  return ownMachine.has(host) || host.startsWith('/');
}

/**
 * Why the address of a PostgreSQL is not used: it leads to another machine and turns off the encryption, or the check of
 * the certificate, by one of the ways in which the driver lets it.
 * @returns a sentence without anything of the address but the option; undefined when nothing is turned off
 */
export function unprotectedAddress(databaseUrl: string): string | undefined {
  if (!URL.canParse(databaseUrl)) return 'Expected postgres://user@host/database.';
  const address = new URL(databaseUrl);
  // The driver would take one from the environment.
  if (hostOf(address) === '') return 'It names no host. Expected postgres://user@host/database.';
  if (isOnThisMachine(databaseUrl)) return undefined;
  const { searchParams } = address;
  const mode = searchParams.getAll('sslmode').find((given) => !checkingModes.has(given));
  if (mode !== undefined) return `The database is on another machine, and ${JSON.stringify(`sslmode=${mode.slice(0, 20)}`)} turns off the encryption or the check of its certificate: whoever stands between reads and changes everything. ${mend}`;
  const other = searchParams.getAll('ssl').some((given) => given !== 'true' && given !== '1') ? 'ssl' : searchParams.has('uselibpqcompat') ? 'uselibpqcompat' : undefined;
  return other === undefined ? undefined : `The database is on another machine, and the option ${other} weakens the encryption or the check of its certificate: whoever stands between reads and changes everything. ${mend}`;
}

/** What the address names files for: an authority of its own, and a certificate of the client with its key. */
export const fileOptions = { ca: 'sslrootcert', cert: 'sslcert', key: 'sslkey' } as const;

/** Files that the address names for its encryption: the process must be able to read them. */
export function filesOfAddress(databaseUrl: string): readonly string[] {
  if (!URL.canParse(databaseUrl)) return [];
  const { searchParams } = new URL(databaseUrl);
  return Object.values(fileOptions).map((option) => searchParams.get(option) ?? '').filter((path) => path !== '');
}

function hostOf({ hostname, searchParams }: URL): string {
  // The driver takes the last `host` of the query before the one in the address.
  const named = searchParams.getAll('host').at(-1) ?? '';
  return named === '' ? decodeURIComponent(hostname) : named;
}
