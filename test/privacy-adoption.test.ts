/** Names, addresses and account ids that are planted in adoption files and policies come out nowhere: not in facts, notes, findings or measures. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checks } from '../src/check/index.ts';
import { runCheck } from '../src/judge/run-checks.ts';
import type { Check } from '../src/model/check.ts';
import type { Evidence } from '../src/model/evidence.ts';
import { headOf } from '../src/read/head.ts';
import { readers } from '../src/read/index.ts';
import { sourceOf } from '../src/read/source.ts';

const everyCheck: readonly Check[] = checks;
const planted = ['Wilhelmina', 'Okonkwo', 'wokonkwo', '4711-0815-77', '000000004711', 'AIDAPLANTED'];
const [first, last, mailbox, id, account, key] = planted;

const entraUser = (index: number, more: string): string =>
  `{"id":"${id}-${index}","userPrincipalName":"${mailbox}@quillgate.example","userDisplayName":"${first} ${last}","isAdmin":false,"isMfaCapable":${index % 2 === 0},"methodsRegistered":["fido2SecurityKey"]${more}}`;
const awsRow = (user: string, mfa: string): string => `${user},arn:aws:iam::${account}:user/${user},2026-01-01T00:00:00Z,true,2026-05-01T00:00:00Z,${mfa},${key}`;

/** Each file as it should be, and broken at a place where a message might quote it. */
const files: Readonly<Record<string, string>> = {
  'customers.csv': `period,population,role,factor,accounts,active,${first}\n2026-05,customers,user,none,40,90,${mailbox}@quillgate.example\n2026-05,customers,user,fido2,50,90,${id}\n`,
  'odd words.csv': `period,population,role,factor,accounts\n2026-05,customers,${first} ${last},${mailbox},40\n${first},customers,user,none,4\n2026-05,${last},user,none,4\n2026-05,customers,user,none,${id}\n`,
  'open quote.csv': `period,population,role,factor,accounts\n2026-05,customers,user,none,"${first} ${last}\n`,
  'quote in the middle.csv': `period,population,role,factor,accounts\n2026-05,customers,user,none,1${mailbox}"x"\n`,
  'customers.json': `{"assay":"mfa-adoption","${first}":1,"series":[{"period":"2026-05","population":"customers","role":"${last}","factor":"fido2","accounts":40,"owner":"${mailbox}@quillgate.example"}]}`,
  'twice.json': `{"assay":"mfa-adoption","${first}":1,"${first}":2,"series":[]}`,
  'cut.json': `{"assay":"mfa-adoption","series":[{"role":"${first} ${last}`,
  'entra.json': `{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#reports/authenticationMethods/userRegistrationDetails","value":[${Array.from({ length: 30 }, (_, index) => entraUser(index, '')).join(',')}]}`,
  'entra incapable.json': `{"@odata.context":"x#userRegistrationDetails","value":[${entraUser(2, '')},{"id":"${id}","userDisplayName":"${first}","isMfaCapable":"${last}"}]}`,
  'entra twice.json': `{"@odata.context":"x#userRegistrationDetails","value":[{"userDisplayName":"${first}","userDisplayName":"${last}"}]}`,
  'aws.csv': `user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key\n${Array.from({ length: 30 }, (_, index) => awsRow(`${mailbox}${index}`, String(index % 2 === 0))).join('\n')}\n`,
  'aws odd.csv': `user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key\n${awsRow(String(mailbox), String(last))}\n${awsRow('<root_account>', 'true')}\n`,
  'patch.csv': `date,version,released,installs,site\n2026-05-01,1.0,2026-04-01,900,${first} ${last}\n2026-05-01,${mailbox}@quillgate.example,,70,\n2026-05-01,${first},,70,\n${id},1.0,,3,\n2026-05-02,1.0,,${id},\n`,
  'patch.json': `{"assay":"patch-adoption","owner":"${first}","releases":[{"version":"1.0","releasedAt":"${last}"}],"installs":[{"date":"2026-05-01","version":"1.0","installs":80},{"date":"${mailbox}","version":"1.0","installs":8}]}`,
  'okta users.json': `[${Array.from({ length: 30 }, (_, index) => `{"id":"${id}-${index}","status":"ACTIVE","profile":{"login":"${mailbox}@quillgate.example","firstName":"${first}"},"_embedded":{"factors":[{"factorType":"${index % 2 === 0 ? 'webauthn' : last}","status":"ACTIVE","id":"${key}"}]}}`).join(',')}]`,
  'okta cut.json': `[{"id":"${id}","status":"ACTIVE","profile":{"login":"${mailbox}@quillgate.example","lastName":"${last}`,
  'google users.json': `{"kind":"admin#directory#users","users":[${Array.from({ length: 30 }, (_, index) => `{"primaryEmail":"${mailbox}${index}@quillgate.example","name":{"fullName":"${first} ${last}"},"isEnrolledIn2Sv":${index % 2 === 0},"isAdmin":false}`).join(',')}]}`,
  'google list.csv': `First Name [Required],Email Address [Required],Status [READ ONLY],2sv Enrolled [READ ONLY]\n${Array.from({ length: 30 }, (_, index) => `${first},${mailbox}${index}@quillgate.example,Active,${index % 2 === 0 ? 'True' : last}`).join('\n')}\n`,
  'keycloak users.json': `{"realm":"${last}","users":[{"username":"${mailbox}","enabled":true,"email":"${mailbox}@quillgate.example","credentials":[{"type":"${first}","userLabel":"${last}"}]}]}`,
  'auth0 users.jsonl': `{"user_id":"auth0|${id}","email":"${mailbox}@quillgate.example","multifactor":["${first}"]}\n{"user_id":"auth0|${account}","name":"${first} ${last}","multifactor":[]}\n`,
  'usage.csv': `period,population,figure,of,part,whole,${first}\n2026-05,customers,legacy-protocol,${last},400,900,${id}\n2026-05,${first},legacy-protocol,imap,4,9,x\n${mailbox}@quillgate.example,customers,legacy-protocol,imap,${id},9,x\n`,
  'grants.csv': `holder,role,granted,last-used\n${Array.from({ length: 30 }, (_, index) => `${first} ${last},${mailbox}${index},2026-01-01,`).join('\n')}\n${mailbox},admin,${id},${first}\n`,
  'protocols.csv': `time,account,protocol\n${Array.from({ length: 30 }, () => `2026-05-01T00:00:00Z,${mailbox}@quillgate.example,${first} ${last}`).join('\n')}\n${id},${mailbox},imap\n`,
  'update checks.csv': `time,installation,version,site\n${Array.from({ length: 30 }, (_, index) => `2026-05-01T00:00:00Z,${mailbox}${index},1.0,${first}`).join('\n')}\n${first},${id},${last},x\n`,
  'deployments.csv': `fix,severity,fix-ready,deployed,who\n${first},${last},2026-05-01,2026-05-02,${mailbox}@quillgate.example\n${id},high,${first},${last},x\n`,
  'security.txt': `Contact: mailto:${mailbox}@quillgate.example\nContact: https://${mailbox}@quillgate.example/${first}@x?${id}\nContact: ${mailbox}@quillgate.example\nContact: tel:${id}\n${mailbox}@quillgate.example: ${first}\nExpires: ${first} ${last}\n`,
  'SECURITY.md': `# Security policy\n\nReport a vulnerability to ${first} ${last} <${mailbox}@quillgate.example> or call ${id}. We will not take legal action.\n`,
  'executive.md': `---\nassay: executive\ntitle: Executive sponsor\nname: ${first} ${last}\nowner-role: ${last}\n---\n\n${first} ${last}, Chief Product Officer (${mailbox}@quillgate.example, ${id}), answers for it.\n`,
  'broken front matter.md': `---\nassay: executive\nassay: ${first}\n---\n\n# Executive sponsor\n\n${first} ${last}, Chief Executive Officer\n`,
};

describe('what is planted comes out nowhere', () => {
  for (const [name, text] of Object.entries(files)) {
    it(name, async () => {
      const source = sourceOf(name.replace(/^\w+ .*\./, 'file.'), new TextEncoder().encode(text));
      const [reader] = readers.filter((one) => one.accepts(headOf(source)));
      assert.ok(reader !== undefined, 'a reader takes it');
      const reading = await reader.read(source);
      const said = [JSON.stringify(reading)];
      if (reading.facts !== undefined) {
        const artifact = { path: 'file', digest: `sha256:${'0'.repeat(64)}`, sizeBytes: 1, origin: 'handed-over' } as const;
        const evidence: readonly Evidence[] = [{ kind: reading.kind, format: reading.format, artifact, facts: reading.facts, complete: true }];
        for (const check of everyCheck.filter(({ needs }) => needs.includes(reading.kind))) said.push(JSON.stringify(runCheck(check, evidence, { assessedAt: '2026-11-22T00:00:00Z' })));
      }
      for (const word of planted) assert.ok(!said.some((output) => output.includes(word)), `${word} came out: ${said.find((output) => output.includes(word))?.slice(0, 600)}`);
    });
  }
});
