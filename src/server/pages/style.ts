import { stylePage } from '../../pages/style.ts';
import type { PageRoute } from '../page-routes.ts';
import { lookAt } from './page.ts';

export const stylePages: readonly PageRoute[] = [lookAt('/style', { acts: [], show: async () => stylePage() })];
