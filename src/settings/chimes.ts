import type { Chime, PostureFacts } from './chime.ts';
import type { Loosening } from './in-force.ts';
import { register } from './register.ts';

const dayMilliseconds = 86_400_000;

/**
 * The chimes of an instance, the urgent ones first.
 * @param now RFC 3339
 */
export function chimesOf(facts: PostureFacts, loosenings: readonly Loosening[], now: string): readonly Chime[] {
  const chimes: Chime[] = [];
  const add = (id: Chime['id'], urgency: Chime['urgency'], page: Chime['page'], message: string, mend: string, subject: string | null = null): void => {
    chimes.push({ id, urgency, page, message, mend, subject });
  };
  const daysUntil = (at: string): number => Math.floor((Date.parse(at) - Date.parse(now)) / dayMilliseconds);
  const daysSince = (at: string): number => -daysUntil(at) - 1;

  if (facts.connection === 'plain') add('plain-http', 'now', 'operation', 'Browsers reach this workspace without encryption.', 'Give it a certificate, or put a proxy that ends TLS in front and name it in trustedProxies.');
  if (facts.auditLogBroken !== null) add('audit-log-broken', 'now', 'audit', `The audit log was found broken at ${facts.auditLogBroken.since.slice(0, 16)}Z. ${facts.auditLogBroken.problem}`, 'Keep a copy of the database as it is, find out who could change it, and restore a backup from before.');
  for (const { name, failingSince, problem } of facts.streams) if (failingSince !== null) add('log-stream-failing', 'now', 'audit', `The audit log has not reached ${name} since ${failingSince.slice(0, 16)}Z: ${problem ?? 'no reason is known'}.`, 'Mend the collector; what waits is sent then, nothing is lost.', name);
  for (const { name, since } of facts.deadWebhooks) add('webhook-dead', 'soon', 'webhooks', `The webhook ${name} got nothing: its delivery was given up at ${since.slice(0, 16)}Z.`, 'Mend the receiver and send a test, or remove the webhook.', name);
  if (facts.mailFailing !== null) add('mail-failing', 'soon', 'operation', `Mails have not left since ${facts.mailFailing.since.slice(0, 16)}Z. ${facts.mailFailing.problem}`, 'Look at mailUrl, mailFrom, privateHostsAllowed and the mail server.');
  if (facts.administrators < 2) add('one-administrator', 'now', 'people', 'Only one person administrates this workspace.', 'Make a second administrator, so that a lost passkey locks nobody out.');
  for (const { name, passkeys } of facts.administratorsWithOnePasskey) add('one-passkey', passkeys === 0 ? 'now' : 'soon', 'account', passkeys === 0 ? `${name} administrates and has no passkey: sensitive acts are locked.` : `${name} administrates with a single passkey.`, 'Add a second passkey on another device.', name);
  for (const { name, unused, madeAt } of facts.administratorCodes) {
    if (madeAt === null) add('recovery-codes-missing', 'soon', 'account', `${name} has no recovery codes.`, 'Make recovery codes and keep them on paper.', name);
    else if (unused < 4) add('recovery-codes-few', 'soon', 'account', `${name} has ${unused} recovery codes left.`, 'Make new recovery codes.', name);
    else if (daysSince(madeAt) > 365) add('recovery-codes-old', 'soon', 'account', `The recovery codes of ${name} were made ${daysSince(madeAt)} days ago.`, 'Look whether they are still where they should be, or make new ones.', name);
  }
  for (const { name, endsAt } of facts.providerCertificates) if (daysUntil(endsAt) < 30) add('provider-certificate-ends', daysUntil(endsAt) < 7 ? 'now' : 'soon', 'providers', ending(`The certificate of ${name}`, endsAt, daysUntil(endsAt)), 'Add the provider’s next certificate before.', name);
  if (facts.certificateEndsAt !== null && daysUntil(facts.certificateEndsAt) < 30) add('certificate-ends', daysUntil(facts.certificateEndsAt) < 7 ? 'now' : 'soon', 'operation', ending('The certificate of this server', facts.certificateEndsAt, daysUntil(facts.certificateEndsAt)), 'Put a new one in its place and start the server anew.');
  for (const { name, endsAt } of facts.directoryTokens) if (daysUntil(endsAt) < 10) add('directory-token-ends', daysUntil(endsAt) < 3 ? 'now' : 'soon', 'providers', ending(`The token of the directory of ${name}`, endsAt, daysUntil(endsAt)), 'Make its next token and enter it at the directory, or revoke it: without one nobody who leaves is deactivated here.', name);
  for (const { name, endsAt, isHere } of facts.signingKeys) if (daysUntil(endsAt) < 30) add('key-ends', daysUntil(endsAt) < 7 ? 'now' : 'soon', isHere === true ? 'publisher' : 'operation', ending(`The key ${name}`, endsAt, daysUntil(endsAt)), isHere === true ? 'Make a new key, and publish every product again before it ends.' : 'Rotate it with assay key rotate.', name);
  const { securityTxt } = facts;
  if (securityTxt === 'absent' || securityTxt === 'unknown') add('security-txt-ends', 'soon', 'operation', securityTxt === 'absent' ? 'This instance shows no security.txt.' : 'It could not be found out until when security.txt is valid.', 'Give it a contact and an end.');
  else if (daysUntil(securityTxt.endsAt) < 30) add('security-txt-ends', 'soon', 'operation', ending('The file security.txt', securityTxt.endsAt, daysUntil(securityTxt.endsAt)), 'Write a new Expires line.');
  if (facts.lastBackupAt === null) add('backup-never-made', 'now', 'operation', 'No backup was ever made.', 'Run assay backup, and put it on a timer.');
  else if (daysSince(facts.lastBackupAt) > 7) add('backup-old', 'soon', 'operation', `The last backup is ${daysSince(facts.lastBackupAt)} days old.`, 'Run assay backup, and put it on a timer.');
  if (facts.lastBackupAt !== null && facts.lastRestoreTriedAt === null) add('restore-never-tried', 'soon', 'operation', 'No backup was ever restored to see whether it works.', 'Restore one into an empty folder with assay restore.');
  for (const [what, version, end] of [['The runtime', facts.runtime.version, facts.runtime.endOfLifeAt], ['This release', facts.release.version, facts.release.endOfLifeAt]] as const) {
    const id = what === 'The runtime' ? 'runtime-old' : 'release-old';
    if (end === null) add(id, 'soon', 'operation', `It is not known until when fixes come for ${what.toLowerCase()} (${version}).`, 'Move to a version whose end of support is named.');
    else if (daysUntil(end) < (id === 'runtime-old' ? 60 : 30)) add(id, daysUntil(end) < 0 ? 'now' : 'soon', 'operation', `${what} (${version}) ${daysUntil(end) < 0 ? `gets no fixes since ${end.slice(0, 10)}` : `gets fixes until ${end.slice(0, 10)}`}.`, 'Move to a supported version.');
  }
  const { newest, version } = facts.release;
  if (typeof newest === 'object' && 'problem' in newest) add('release-feed-refused', 'soon', 'operation', `The feed of releases gives nothing that can be believed. ${newest.problem}`, 'Look at the settings updateFeed and updateFeedKey, the way out and the clock; look for a newer release by another way.');
  else if (typeof newest === 'object' && newest.version !== version) {
    if (newest.fixesSecurity) add('security-fix-missing', 'now', 'operation', `Release ${newest.version} is there, and a weakness of this one (${version}) is mended.`, 'Upgrade now.');
    else add('release-old', 'soon', 'operation', `Release ${newest.version} is there; this is ${version}.`, 'Read its notes and upgrade.');
  }
  for (const { product, what, seenAt } of facts.staleEvidence) add('evidence-stale', 'soon', 'products', `${product}: ${what} is from ${seenAt.slice(0, 10)}.`, 'Push it from the build, so that it stays fresh.', product);
  for (const loosening of loosenings) add('setting-loosened', 'soon', 'posture', `${loosening.key} is loosened until ${loosening.expiresAt.slice(0, 10)}. ${riskOf(loosening)}`, 'End it as soon as the reason for it has gone.', loosening.key);
  for (const { name, role, since } of facts.unusedRights) add('right-unused', 'soon', 'people', `${name} has not used the role ${role} since ${since.slice(0, 10)}.`, 'Withdraw it, or keep it knowingly.', `${name} ${role}`);
  if (facts.auditClockBackAt !== null && daysSince(facts.auditClockBackAt) < 30) add('clock-back', 'soon', 'audit', `The clock of a server went back at ${facts.auditClockBackAt.slice(0, 16)}Z.`, 'Look at its time service; the order of the log is not touched.');
  return chimes.toSorted((left, right) => Number(left.urgency === 'soon') - Number(right.urgency === 'soon'));
}

function ending(what: string, endsAt: string, days: number): string {
  return days < 0 ? `${what} ended on ${endsAt.slice(0, 10)}.` : `${what} ends on ${endsAt.slice(0, 10)}, in ${days} days.`;
}

function riskOf({ key }: Loosening): string {
  const definition = register[key];
  return definition.kind === 'protecting' ? definition.risk : '';
}
