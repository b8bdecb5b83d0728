import { rawText, type Text } from '../model/text.ts';

/** Why a bundle is not believed: its form, who signed, what was signed, when, or a signature or log that does not hold. */
export type BundleRefusal = 'bundle-form' | 'bundle-future' | 'bundle-identity' | 'bundle-payload' | 'bundle-unverified';

/** A bundle that is not believed. */
export class BundleRefused extends Error {
  override readonly name = 'BundleRefused';
  readonly code: BundleRefusal;
  readonly sentence: Text;
  /** The certificate or log leads to no authority of the trusted root: it may be good by another root. */
  readonly isOfOtherAuthority: boolean;
  constructor(code: BundleRefusal, sentence: Text, isOfOtherAuthority = false) {
    super(rawText(sentence));
    this.code = code;
    this.sentence = sentence;
    this.isOfOtherAuthority = isOfOtherAuthority;
  }
}
