import { ownWords, type Text } from '../../model/text.ts';

/** Keys can't be made, opened, used or changed, and why: one sentence for a person. */
export class KeysRefused extends Error {
  override readonly name = 'KeysRefused';
  readonly sentence: Text;
  /** `request`: what was asked for can't be done. `state`: a file, a passphrase or a signer is not as it has to be. */
  readonly about: 'request' | 'state';
  constructor(about: 'request' | 'state', sentence: Text) {
    super(ownWords(sentence));
    this.about = about;
    this.sentence = sentence;
  }
}
