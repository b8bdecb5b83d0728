import { portfolioInput } from './generate/portfolio.ts';
import { pagesBenchmark } from './pages-benchmark.ts';

export const workspacePages = pagesBenchmark({ id: 'B19', title: 'Every page of the maker’s rooms, over a portfolio', unit: 'products', counts: { S: 5, M: 20, L: 40 }, rooms: 'maker', generator: portfolioInput });
