import { rawText, type Text } from '../../model/text.ts';

/** What is wrong with a dossier's files, apart from what its signatures and log are refused for (`attest/refusal`). */
export type VerificationCode = 'archive' | 'bundle-form' | 'bundle-future' | 'bundle-identity' | 'bundle-missing' | 'bundle-payload' | 'bundle-unverified' | 'evidence-changed' | 'evidence-missing' | 'file-changed' | 'file-missing' | 'file-unlisted' | 'folder-too-deep' | 'keys-unknown' | 'link' | 'log-file-changed' | 'not-fetched' | 'too-large' | 'too-many-files' | 'unreadable' | 'withdrawn';

/** A dossier that is not as it was published; nothing of it is believed. */
export class VerificationRefused extends Error {
  override readonly name = 'VerificationRefused';
  readonly code: VerificationCode;
  readonly sentence: Text;
  constructor(code: VerificationCode, sentence: Text) {
    super(rawText(sentence));
    this.code = code;
    this.sentence = sentence;
  }
}
