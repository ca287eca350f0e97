/** Bytes of every typed array reachable from a value through plain objects and arrays, each counted once. */
export function bytesOf(value: unknown, seen = new Set<object>()): number {
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value)) return value.byteLength;
  return Object.values(value).reduce<number>((sum, inner) => sum + bytesOf(inner, seen), 0);
}
