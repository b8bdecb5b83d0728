/** What code and data inherit from without naming it: properties that are added here would be seen by every object. */
const prototypes: readonly object[] = [
  ...[Object, Function, Array, String, Number, Boolean, Symbol, BigInt, Date, RegExp, Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError, Map, Set, WeakMap, WeakSet, WeakRef, Promise, ArrayBuffer, DataView, Uint8Array, Int8Array, Uint16Array, Int16Array, Uint32Array, Int32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array, Uint8ClampedArray, URL, URLSearchParams, Buffer].map((constructor) => constructor.prototype as object),
  ...[Uint8Array.prototype, [][Symbol.iterator](), new Map()[Symbol.iterator](), new Set()[Symbol.iterator](), ''[Symbol.iterator](), (function* empty() { /* only its kind counts */ })(), (async function* empty() { /* only its kind counts */ })(), async () => undefined].map((value) => Object.getPrototypeOf(value) as object),
];
/** What is called by name and nobody inherits from. */
const namespaces: readonly object[] = [JSON, Math, Reflect, Atomics, Intl];

/**
 * Closes the objects that all others inherit from, once everything is loaded: nothing can be added to them any more, and of
 * Object.prototype nothing can be replaced. Node’s own `--frozen-intrinsics` does more, before any library is there; some
 * define properties of their own while they load, and then can’t be used at all.
 */
export function closeIntrinsics(): void {
  for (const name of Reflect.ownKeys(Object.prototype)) guard(Object.prototype, name);
  for (const prototype of prototypes) Object.preventExtensions(prototype);
  for (const namespace of namespaces) Object.freeze(namespace);
}

/** What could still be changed of them, each tried for real. */
export function intrinsicGaps(): readonly string[] {
  return [
    ...prototypes.filter((prototype) => Reflect.defineProperty(prototype, 'planted', { value: true, configurable: true }) && Reflect.deleteProperty(prototype, 'planted')).map((prototype) => `something can be added to what each ${String(prototype.constructor.name)} inherits`),
    ...(isReplaceable() ? ['what each object inherits can be replaced'] : []),
    ...namespaces.filter((namespace) => !Object.isFrozen(namespace)).map((namespace) => `${Object.prototype.toString.call(namespace)} can be changed`),
  ];
}

/**
 * Makes a property of a prototype one that can’t be replaced there and yet is shadowed by an assignment to whatever
 * inherits it: a property that can only be read would refuse that as well.
 */
function guard(prototype: object, name: PropertyKey): void {
  const { value, enumerable, configurable } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  if (value === undefined || configurable !== true) return;
  Object.defineProperty(prototype, name, {
    get: () => value as unknown,
    set(this: object, next: unknown) {
      if (this === prototype) throw new TypeError(`${String(name)} of what each object inherits cannot be replaced.`);
      Object.defineProperty(this, name, { value: next, writable: true, enumerable: true, configurable: true });
    },
    enumerable: enumerable === true, configurable: false,
  });
}

function isReplaceable(): boolean {
  try {
    const kept: unknown = Reflect.get(Object.prototype, 'toString');
    return Reflect.set(Object.prototype, 'toString', kept);
  } catch {
    return false;
  }
}
