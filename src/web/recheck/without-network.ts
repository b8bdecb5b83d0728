/**
 * Imported first: takes every way to a network out of the worker's reach, so that what reads hostile bytes could send nothing
 * even where the host sends no policy with the worker's own file.
 */
for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport', 'BroadcastChannel', 'Worker', 'SharedWorker', 'indexedDB', 'caches']) {
  Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false });
}
