const caches = new WeakMap<object, Map<string, unknown>>();

/**
 * `make()` once per object and name: the same input gives the same object back, so that the map sees by reference
 * what has not changed. Forgotten together with the object.
 */
export function cachedBy<T>(object: object, name: string, make: () => T): T {
  let byName = caches.get(object);
  if (byName === undefined) caches.set(object, (byName = new Map<string, unknown>()));
  if (!byName.has(name)) byName.set(name, make());
  return byName.get(name) as T;
}

/** `make` again only when one of its arguments is another one than last time. */
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
