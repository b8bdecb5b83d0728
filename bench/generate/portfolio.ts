import { workplaceInput } from './workplace-input.ts';

/** Months of history, by how many products there are. */
const months: Readonly<Record<number, number>> = { 5: 6, 20: 12, 40: 24 };

/** The workspace of a maker with its products, month by month. */
export const portfolioInput = workplaceInput('portfolio', new URL('./portfolio/write-portfolio.ts', import.meta.url), (count) => [String(count), String(months[count] ?? 12)]);
