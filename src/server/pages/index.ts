import type { PageRoute } from '../page-routes.ts';
import { entrancePages } from './entrance.ts';
import { homePages } from './home.ts';
import { productPages } from './products.ts';
import { releasePages } from './releases.ts';

/** Every page of the workspace. */
export const workspacePages: readonly PageRoute[] = [...entrancePages, ...homePages, ...productPages, ...releasePages];
