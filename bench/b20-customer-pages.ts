import { buyingInput } from './generate/buying.ts';
import { pagesBenchmark } from './pages-benchmark.ts';

export const customerPages = pagesBenchmark({ id: 'B20', title: 'Every page of the customer’s rooms, over makers and cases', unit: 'makers', counts: { S: 50, M: 150, L: 500 }, rooms: 'customer', generator: buyingInput });
