/**
 * The process that reads hostile files. It starts without permission to write, to connect, to start processes
 * or to load the database module, and may read only the assessed folder.
 */
import { perform } from './perform.ts';
import type { Task } from './protocol.ts';
import { serve } from './serve.ts';

void serve(async (task: Task) => ({ results: await perform(task) }));
