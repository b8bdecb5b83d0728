import { built, open, suite, tested } from '../proof.ts';
import { answers, api, auditExport, auditOwn, auditSinks, auditStream, auditWriters, buckets, burst, canaries, documents, door, failures, inputs, jobs, json, postgresql, serving, sessions, source, store, webLook } from '../suites.ts';
import { first, second, type Chapter } from '../requirement.ts';

const webhooks = suite('test/workspace/notices/webhooks.test.ts');

export const codingAndArchitecture: Chapter = {
  title: 'V15 Code',
  requirements: [
    first('15.1.1', 'In which time parts with flaws are replaced is written down', built('docs/security/open-source.md', { test: documents('names in how many days a part with a known flaw is replaced, the sooner the worse it is') }, 'Days by what a flaw can do.')),
    second('15.1.2', 'An inventory of parts', built('docs/security/assay.cdx.json', { generator: 'tools/generate-sbom.ts' }, 'From the lockfile, with a digest for each.')),
    second('15.1.3', 'What costs much is written down', built('docs/generated/limits.md', { generator: 'tools/generate-limits.ts' }, 'The part on requests and uploads.')),
    first('15.2.1', 'No part is older than its time', open('The days are named (15.1.1); whether they were kept needs a list of known flaws to ask, which the CI of this project has no way to.')),
    second('15.2.2', 'What costs much can’t stop the rest', tested([burst('ten times what it can do is told to come again at once, signing in goes on, and afterwards all is as before'), jobs('takes over the job of a process that fell silent, and gives it up when it silences every process')])),
    second('15.2.3', 'Only what is needed is shipped', tested(source('ships its program and no tests, tools or samples'))),
    first('15.3.1', 'Only the fields that are needed go out', tested([api('an act is done with a token, and only what it declares comes back'), door('a change is made together with its entry, and only what the act declares leaves')])),
    second('15.3.2', 'Redirects of others are not followed unseen', tested([webLook('follows a redirect only through every rule'), webhooks('follow no redirect, and never show what the receiver says')])),
    second('15.3.3', 'Only the fields that are meant come in', tested(inputs('only what an act declares can be set: fields that a row has besides are refused'))),
    second('15.3.4', 'The address of a client is right behind proxies', tested(buckets('forwarding headers count only from a proxy that is trusted, and only as far as trusted proxies wrote them'))),
    second('15.3.5', 'No confusion of types', built('.oxlintrc.json', { lint: 'eqeqeq' }, 'Strict TypeScript without `any` (a gate tries it), strict comparison, and schemas at every entrance.')),
    second('15.3.6', 'Prototypes can’t be changed from outside', tested([json('a document that names a prototype changes none'), serving('it starts itself with few rights, shows one setup link, serves, logs without secrets, and stops when told'), api('a body with a key twice, a key that JavaScript knows, half a character, too deep or no object is refused')])),
    second('15.3.7', 'A parameter has one place', tested(api('fields come out of query, path or body, each at its one place'))),
  ],
};

export const logging: Chapter = {
  title: 'V16 Logs and errors',
  requirements: [
    second('16.1.1', 'What is logged is written down', tested(documents('names every event of the audit log by the act that leaves it, with format, retention and who reads it'))),
    second('16.2.1', 'An entry has when, where, who and what', tested([auditOwn('the engine’s own checks of logs give the workspace’s stream full marks'), sessions('every way of signing in leaves an entry with its factor, right or wrong')])),
    second('16.2.2', 'Times are UTC', tested([auditOwn('the engine’s own checks of logs give the workspace’s stream full marks'), auditExport('flag a clock that was set back, and keep the order of the sequence')], 'That the host’s clock is right is up to the operator.')),
    second('16.2.3', 'Logs go only where it is written', tested([auditSinks('nothing is streamed until the operator says where to'), auditSinks('each place of the settings is a stream; a webhook without a secret and a host of one’s own network get nothing')])),
    second('16.2.4', 'Logs have a common form', tested([auditOwn('the engine’s own checks of logs give the workspace’s stream full marks'), auditOwn('an entry can be found again in what was streamed, exactly as it was hashed')], 'OCSF.')),
    second('16.2.5', 'No secrets in logs', tested([auditWriters('no secret that is put into inputs, headers or errors comes into an entry, an export or a stream'), api('the access log tells acts and no addresses')])),
    second('16.3.1', 'Signing in is logged, right or wrong', tested(sessions('every way of signing in leaves an entry with its factor, right or wrong'))),
    second('16.3.2', 'Refusals are logged', tested([sessions('an act that is refused, and an input that is wrong, leave an entry'), door('what an act refuses or breaks leaves an entry and no change')])),
    second('16.3.3', 'Attempts to get around are logged', tested([sessions('an act that is refused, and an input that is wrong, leave an entry'), door('a flood of refusals is counted and not written one by one')])),
    second('16.3.4', 'Errors are logged', tested([failures('each refusal has its status, and our own mistake shows nothing'), door('what an act refuses or breaks leaves an entry and no change'), auditStream('whose collector is dead for long keeps a bounded number of entries at hand, says since when, asks ever more rarely, and loses nothing')])),
    second('16.4.1', 'Nothing can be written into logs from outside', tested(canaries('what holds line ends and controls makes no second line in any log'))),
    second('16.4.2', 'Logs can’t be changed', tested([postgresql('lets the server’s role neither change what was logged nor the schema'), auditExport('is refused with the entry’s number when an entry was edited, removed, moved, doubled or put in')])),
    second('16.4.3', 'Logs go to another system, safely', tested([auditStream('as syslog arrives whole, each message with its number'), auditStream('refuses a certificate that nobody trusts, and one for another name unless that was loosened')])),
    second('16.5.1', 'Errors show nothing of the inside', tested([failures('each refusal has its status, and our own mistake shows nothing'), answers('name no software, no stack, no path and no query of the inside')])),
    second('16.5.2', 'What is outside may fail', tested([auditStream('whose collector is dead for long keeps a bounded number of entries at hand, says since when, asks ever more rarely, and loses nothing'), postgresql('says that the database does not answer while it is down, and works within 5 s when it is back')])),
    second('16.5.3', 'An error opens nothing', tested([door('what an act refuses or breaks leaves an entry and no change'), store('a change that fails leaves nothing, and those beside it stand')])),
  ],
};
