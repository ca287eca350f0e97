const caches = new WeakMap<object, Map<string, unknown>>();

/**
 * Calls `make` once per object and name and keeps what it made as long as the object. The map thus sees by reference
 * what has not changed.
 */
export function cachedBy<T>(object: object, name: string, make: () => T): T {
  let byName = caches.get(object);
  if (byName === undefined) caches.set(object, (byName = new Map<string, unknown>()));
  if (!byName.has(name)) byName.set(name, make());
  return byName.get(name) as T;
}

/** Calls `make` when one of its arguments has changed, and returns what it made last otherwise. */
export function rememberLast<Arguments extends readonly unknown[], T>(
  make: (...given: Arguments) => T,
): (...given: Arguments) => T {
  let last: { readonly given: Arguments; readonly made: T } | undefined;
  return (...given) => {
    const isSame = last !== undefined && given.every((argument, index) => argument === last?.given[index]);
    if (last === undefined || !isSame) last = { given, made: make(...given) };
    return last.made;
  };
}
