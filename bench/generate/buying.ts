import { workplaceInput } from './workplace-input.ts';

/** Questions to makers at least, cases that are open in the end, and months of history, by how many makers there are. */
const sizes: Readonly<Record<number, readonly [questions: number, openCases: number, months: number]>> = { 50: [500, 20, 6], 150: [1500, 60, 8], 500: [5000, 200, 8] };

/** The workspace of an organisation that buys, month by month. */
export const buyingInput = workplaceInput('buying', new URL('./buying/write-buying.ts', import.meta.url), (count) => [String(count), ...(sizes[count] ?? [10 * count, Math.ceil(0.4 * count), 6]).map(String)]);
