import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { inquiryShape, shownInquiries } from '../../inquiries/shown-inquiries.ts';
import { findPurchase } from '../../purchases/find.ts';
import { idShape } from '../../shapes.ts';

export const readInquiries = readingAct({
  id: 'inquiry.read',
  summary: 'Reads the questions of a case, how far each candidate is, and the answers beside what was seen. Of a tender that is open it gives no answer, no file and no reply.',
  area: 'business-data',
  object: 'purchase',
  http: { method: 'GET', path: '/api/v1/purchases/{purchase}/inquiries' },
  input: z.strictObject({ purchase: idShape }),
  output: z.object({ inquiries: z.array(inquiryShape) }),
  find: findPurchase,
  run: async ({ rows, at }, { purchase }) => ({ inquiries: await shownInquiries(rows, purchase, at) }),
});
