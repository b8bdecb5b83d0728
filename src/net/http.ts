import type * as NodeHttp from 'node:http';

/**
 * Node's HTTP client. An import of the module would also make every part that Node makes only when it is asked for:
 * a second client for WebSocket, which is never used here, takes 16 of the 20 MiB.
 */
export const { request }: typeof NodeHttp = process.getBuiltinModule('node:http');
