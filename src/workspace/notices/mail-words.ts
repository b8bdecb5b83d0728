/** What a mail says: our own words and a link into the workspace, nothing that anybody entered. */
export interface MailWords {
  readonly subject: string;
  readonly text: string;
}

/** Kinds of mail. */
export type MailKind = 'invitation' | 'chime' | 'passkey-added' | 'passkey-removed' | 'recovery-code-used' | 'role-granted' | 'address-changed' | 'digest';

const notYou = 'If that was not you, tell an administrator at once, and end your other sessions there.';

/** Words by kind: the subject, what happened, what to do, and the page that shows it. */
const words: Readonly<Record<MailKind, { readonly subject: string; readonly happened: string; readonly page: string }>> = {
  invitation: { subject: 'You were invited to a workspace', happened: 'You were invited to a workspace of Assay. The link counts once, for seven days. It leads to a passkey of your own; there is no password, and nobody will ask you for one.', page: '' },
  chime: { subject: 'Your workspace has something urgent to mend', happened: 'Something in the workspace that you administer became unsafe and should be mended now. The posture page says what, and how.', page: '/posture' },
  'passkey-added': { subject: 'A passkey was added to your account', happened: `A passkey was added to your account in the workspace, and all other sessions were ended. ${notYou}`, page: '/account' },
  'passkey-removed': { subject: 'A passkey was removed from your account', happened: `A passkey was removed from your account in the workspace. ${notYou}`, page: '/account' },
  'recovery-code-used': { subject: 'A recovery code of yours was used', happened: `Somebody signed in to your account in the workspace with one of your recovery codes. ${notYou}`, page: '/account' },
  'role-granted': { subject: 'You were given a role', happened: 'You were given a role in the workspace, so that you may do more there. Your account shows which.', page: '/account' },
  digest: { subject: 'What changed in your workspace, and what falls due', happened: 'This is the summary that you asked for. The calendar page shows each of these, and there you also end these mails.', page: '/calendar' },
  'address-changed': { subject: 'Mails about your account go elsewhere now', happened: `The mail address of your account in the workspace was changed; this is the last mail to this one. ${notYou}`, page: '/account' },
};

/** What a mail holds beside its words. */
export interface MailMore {
  /** In place of the page, for an invitation: of the workspace’s own address only. */
  readonly link?: string;
  /** Counts in our words, a line each; nothing that anybody entered. */
  readonly counts?: readonly string[];
}

export function mailWords(kind: MailKind, publicUrl: string, { link, counts = [] }: MailMore = {}): MailWords {
  const { subject, happened, page } = words[kind];
  const shown = link ?? new URL(page, publicUrl).href;
  if (new URL(shown).origin !== new URL(publicUrl).origin) throw new RangeError('A mail links only to the workspace itself.');
  return { subject, text: `${happened}\n\n${counts.map((line) => `- ${line}\n`).join('')}${counts.length > 0 ? '\n' : ''}${shown}\n\nThis mail was written by a program; nobody reads answers to it.\n` };
}
