/** What a mail says: our own words and a link into the workspace, nothing that anybody entered. */
export interface MailWords {
  readonly subject: string;
  readonly text: string;
}

/** Kinds of mail. */
export type MailKind =
  | 'invitation' | 'chime' | 'passkey-added' | 'passkey-removed' | 'recovery-code-used' | 'role-granted' | 'address-changed' | 'digest'
  | 'affirmation-asked' | 'affirmation-reminder' | 'affirmation-wanted' | 'affirmation-still-wanted'
  | 'inquiry-asked' | 'inquiry-code' | 'findings-shown' | 'pack-written';

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
  'affirmation-asked': { subject: 'You are asked to stand by something', happened: 'Somebody at a maker of software asks you to affirm something about one of its products, which only a person can know. The link shows what, and what evidence says about it. You affirm or decline there. It counts once and ends; it is meant for you alone. If you did not expect this, ask at the maker before you answer.', page: '' },
  'affirmation-reminder': { subject: 'You are still asked to stand by something', happened: 'A few days ago you were asked to affirm something about a product, and did not answer yet. The link shows what it is; you affirm or decline there. It counts once and ends in three days. There is no other reminder.', page: '' },
  'affirmation-wanted': { subject: 'You are asked to affirm something', happened: 'You are asked to affirm something about a product, which only a person can know. It stands on your home page in the workspace, with what evidence says about it.', page: '/home' },
  'affirmation-still-wanted': { subject: 'You are still asked to affirm something', happened: 'You were asked to affirm something about a product, and did not answer yet. It stands on your home page for three more days. There is no other reminder.', page: '/home' },
  'inquiry-asked': { subject: 'You are asked about the security of a product', happened: 'An organisation that thinks of buying from you asks you about the security of your product. The link shows its questions, what it saw without asking you, and room for your answers. It is meant for you alone. It asks for a code, which comes to this address when you open it. If you did not expect this, ask at the organisation before you answer.', page: '' },
  'inquiry-code': { subject: 'Your code for the questions', happened: 'This code opens the questions that you were asked. It counts once, for ten minutes. Nobody will ask you for it in another way. If you did not ask for it, somebody has your link: tell whoever asked you.', page: '/answer' },
  'findings-shown': { subject: 'You are shown what was seen of your product', happened: 'An organisation that thinks of buying from you looked at what you show to everybody. The link shows what it saw of you, before it compares you with others, and room for your reply, which stands beside it word for word. It is meant for you alone. It asks for a code, which comes to this address when you open it. If you did not expect this, ask at the organisation before you reply.', page: '' },
  'pack-written': { subject: 'A board pack was written', happened: 'The pack for the board about what is bought was written on its day. It tells what changed since the one before.', page: '/portfolio#packs' },
  'address-changed': { subject: 'Mails about your account go elsewhere now', happened: `The mail address of your account in the workspace was changed; this is the last mail to this one. ${notYou}`, page: '/account' },
};

/** What a mail holds beside its words. */
export interface MailMore {
  /** In place of the page, for an invitation: of the workspace’s own address only. */
  readonly link?: string;
  /** Counts in our words, a line each; nothing that anybody entered. */
  readonly counts?: readonly string[];
  /** A code that counts once, made by the workspace. */
  readonly code?: string;
}

export function mailWords(kind: MailKind, publicUrl: string, { link, counts = [], code }: MailMore = {}): MailWords {
  const { subject, happened, page } = words[kind];
  const shown = link ?? new URL(page, publicUrl).href;
  if (new URL(shown).origin !== new URL(publicUrl).origin) throw new RangeError('A mail links only to the workspace itself.');
  return { subject, text: `${happened}\n\n${code === undefined ? '' : `${code}\n\n`}${counts.map((line) => `- ${line}\n`).join('')}${counts.length > 0 ? '\n' : ''}${shown}\n\nThis mail was written by a program; nobody reads answers to it.\n` };
}
