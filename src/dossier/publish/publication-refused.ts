import { rawText, type Text } from '../../model/text.ts';

/** Why nothing was published; a full sentence with how to mend it. */
export class PublicationRefused extends Error {
  override readonly name = 'PublicationRefused';
  readonly sentence: Text;
  constructor(sentence: Text) {
    super(rawText(sentence));
    this.sentence = sentence;
  }
}
