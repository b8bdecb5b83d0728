import { ours, say, type Text } from '../../model/text.ts';
import type { VendorPosition } from '../../model/vendor-position.ts';
import { disclaimer } from '../words.ts';
import { captureText, reachText, subjectText } from '../vendor-view/subject.ts';
import { correction, vendorLimits } from '../vendor-view/words.ts';
import type { Cell } from './cell.ts';
import type { Sheet } from './sheet.ts';

/** What the state of an answer may be; the list is offered in the sheet. No comma: the list’s own separator. */
export const answerStates = [
  { name: 'Yes with evidence', means: 'It is so for the product and version asked about, and what shows it is attached or linked.' },
  { name: 'In part with evidence', means: 'It is so for some products, versions or editions: say which, and attach what shows it.' },
  { name: 'Planned with a date', means: 'It is not so yet: say by when, and where that is written down.' },
  { name: 'No', means: 'It is not so and is not planned: say why.' },
  { name: 'Does not apply', means: 'Say why it does not, for this product.' },
] as const;

const furtherHelp = [
  'In the United States, the regional Cybersecurity Advisor of CISA for your area; elsewhere, the national cybersecurity agency of your country.',
  'Schools and school districts: CISA’s guidance for K-12 organisations.',
  'Public bodies and large organisations: the Software Acquisition Guide for Government Enterprise Consumers of the ICT Supply Chain Risk Management Task Force, which goes further into the same matters.',
  'For more that a contract can ask for: the Secure Software Development Framework of NIST, and the Minimum Viable Secure Product.',
];

/** The first sheet: what this is, how a vendor answers, how a buyer goes on, and whose verdict this is not. */
export function howToUse(position: VendorPosition): Sheet {
  const title = (words: string): readonly Cell[] => [{ text: ours(words), style: 'title' }];
  const line = (text: Text): readonly Cell[] => [{ text, style: 'plain' }];
  const lines = (texts: readonly string[]): readonly (readonly Cell[])[] => texts.map((text) => line(ours(text)));
  return {
    name: 'How to use',
    widths: [110],
    hasHeader: false,
    pagesAcross: 1,
    rows: [
      title('Questions on product security'),
      line(say`For ${subjectText(position)}. ${captureText(position)}`),
      line(say`${reachText(position)}; the sheet «Questions» holds what that left open: ${position.questions.length}.`),
      ...lines([`${disclaimer} ${vendorLimits}`]),
      title('If you answer them'),
      ...lines([
        'Fill in the yellow columns of the sheet «Questions»: choose a state, answer in a few sentences, and name the evidence that you attach or its public address.',
        'Answer for the product and version that the buyer names. The questions are about the product; those on your own house stand under a heading of their own.',
        'A file, a public page or a figure with its day counts for more than a statement. An honest «No» with a date is a good answer.',
      ]),
      ...answerStates.map((state) => line(ours(`${state.name}: ${state.means}`))),
      title('If you are the buyer'),
      ...lines([
        'Send both sheets as they are, or delete rows that do not concern the purchase. You may want to delete the last column first: it holds draft clauses for you.',
        'Keep the answers with the evidence and the day. Ask again when a version changes, and at the latest after a year.',
        'Where an answer stays open, the last column has a draft clause. It is a draft for your counsel to adapt, and no legal advice; the words in [brackets] are yours to fill in.',
        'The same questions may be put to a reseller or to a provider who runs the product for you.',
      ]),
      title('Where to ask further'),
      ...lines(furtherHelp),
      title('Is something wrong here?'),
      ...lines(correction),
    ],
  };
}
