import { parseXml } from '../../gateway/xml.ts';
import { Unreadable, type Source } from '../../source.ts';
import { questionnaireLimits as most } from '../limits.ts';
import { RichText } from './rich-text.ts';

/** The texts that cells of a workbook share (ECMA-376 Part 1, 18.4.9), in their order. */
export function sharedTextsOf(source: Source): readonly string[] {
  const texts: string[] = [];
  const text = new RichText();
  let depth = 0;
  let length = 0;
  parseXml(source, {
    open: (element) => {
      depth += 1;
      if (depth === 2 && element.name === 'si') text.begin();
      else text.open(element.name);
    },
    text: (words) => text.text(words),
    close: (element) => {
      depth -= 1;
      text.close(element.name);
      if (depth !== 1 || element.name !== 'si') return;
      if (texts.length >= most.sharedTexts) throw new Unreadable(`holds more than ${most.sharedTexts} different texts`);
      length += text.value.length;
      if (length > sharedLengthMost) throw new Unreadable(`holds more than ${sharedLengthMost} characters of text`);
      texts.push(text.value);
    },
  });
  return texts;
}

const sharedLengthMost = 16_000_000;
