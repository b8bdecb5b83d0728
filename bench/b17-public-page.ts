import type { Benchmark, Contender } from './benchmark.ts';
import { figuresIn, small } from './command.ts';

const load = (name: string, role: Contender['role'], server: string, kind: string): Contender => ({ name, role, command: (input, stage) => small(stage, 'http-load', [server, String(input.count), kind]), figures: figuresIn });

/** The page for everybody, 30 kB with its ETag and all headers, over 32 connections; and the answer that nothing changed. */
export const publicPage: Benchmark = {
  id: 'B17',
  title: 'Public page of 30 kB',
  unit: 'requests',
  counts: { S: 50_000, M: 200_000, L: 800_000 },
  input: (count) => ({ path: '', bytes: count * 30_000, count, truth: { requests: count } }),
  contenders: [
    load('public page', 'ours', 'workspace-server', 'page'),
    load('public page, unchanged', 'ours', 'workspace-server', 'unchanged'),
    load('bare node:http, same bytes', 'floor', 'bare-server', 'page'),
    load('bare node:http, hello', 'floor', 'bare-server', 'unchanged'),
  ],
};
