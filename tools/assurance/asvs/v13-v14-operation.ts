import { built, open, tested } from '../proof.ts';
import { answers, auditSinks, browser, documents, failures, gates, listener, oidc, permitted, postgresql, seals, serving, sessions, setupLinks, source } from '../suites.ts';
import { first, second, type Chapter } from '../requirement.ts';

export const configuring: Chapter = {
  title: 'V13 Configuration',
  requirements: [
    second('13.1.1', 'What is connected to is written down', tested(documents('names every place that the workspace connects to'))),
    second('13.2.1', 'Parts prove who they are to each other, by short-lived secrets', open('PostgreSQL and an evidence bucket are reached with what the operator gives, which may be a lasting password; certificates and short-lived tokens work where the address says so, and are not asked for.')),
    second('13.2.2', 'Parts have the least rights', tested([postgresql('lets the server’s role neither change what was logged nor the schema'), postgresql('refuses a role that row-level security does not hold'), serving('it starts itself with few rights, shows one setup link, serves, logs without secrets, and stops when told')])),
    second('13.2.3', 'No default credentials between parts', tested(source('has no hints, no questions of old, no default account and no secret of its own'))),
    second('13.2.4', 'Only listed places are connected to', tested([gates('lets nothing but src/net open a connection'), auditSinks('each place of the settings is a stream; a webhook without a secret and a host of one’s own network get nothing'), oidc('a provider inside the network is connected only where the setting names its host')])),
    second('13.2.5', 'Only listed files and places are read', tested([serving('it starts itself with few rights, shows one setup link, serves, logs without secrets, and stops when told'), serving('a process that may do too much is refused'), permitted('is refused when it names a host of one’s own network')])),
    second('13.3.1', 'Secrets lie in a vault', open('Secrets lie in files of their own, sealed by one file for the process’s user alone; a vault mounts such files, but none is asked for and no hardware holds the key.')),
    second('13.3.2', 'Secrets are read by those who need them', tested(seals('a secret that others may read, that is none, or that is missing where it was named, is refused with what to do'))),
    first('13.4.1', 'No files of version control', tested([answers('list no folder, and show no file of the installation, the repository or the data'), source('ships its program and no tests, tools or samples')])),
    second('13.4.2', 'No debugging', tested([answers('name no software, no stack, no path and no query of the inside'), answers('list no folder, and show no file of the installation, the repository or the data')])),
    second('13.4.3', 'No listings of folders', tested(answers('list no folder, and show no file of the installation, the repository or the data'))),
    second('13.4.4', 'No TRACE', tested(listener('methods that nobody needs, other protocols and doubtful framing are refused'))),
    second('13.4.5', 'Documents and metrics are open only where meant', tested(failures('metrics are there for the token only, and hold no ids'), 'The API’s documents are public on purpose.')),
  ],
};

export const dataProtection: Chapter = {
  title: 'V14 Data',
  requirements: [
    second('14.1.1', 'Data have levels', tested(documents('names every kind of data with how it is protected'))),
    second('14.1.2', 'Levels have protections', tested(documents('names every kind of data with how it is protected'))),
    first('14.2.1', 'No secrets in addresses', tested([source('puts no secret into an address: what is secret comes in a body or a header'), answers('of a signed-in person are kept by no cache, and no page’s session has a place in an address or a body'), setupLinks('a new link voids the one before; its secret is never sent to a server by a browser that follows it')])),
    second('14.2.2', 'No copies on the way', tested(answers('of a signed-in person are kept by no cache, and no page’s session has a place in an address or a body'))),
    second('14.2.3', 'No data to others', tested([browser('runs no script or style of others, and says no error'), answers('carry a policy by which nothing foreign loads, runs, frames or is based elsewhere')])),
    second('14.2.4', 'Protections are as written', built('docs/security/data.md', { test: documents('names every kind of data with how it is protected') }, 'That each table has a level is tested; that each protection is whole is for a reader.')),
    first('14.3.1', 'Signing out clears the browser', tested(sessions('signing out, by API or by page, ends the session on the server and clears the browser'))),
    second('14.3.2', 'Browsers keep no copies', tested(answers('of a signed-in person are kept by no cache, and no page’s session has a place in an address or a body'))),
    second('14.3.3', 'Nothing sensitive stays in a browser', tested(source('keeps nothing in a browser but the secret of a sign-in that is under way, and listens to no other window'))),
  ],
};
