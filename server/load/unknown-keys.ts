import { z } from 'zod';
import { nearestNames } from '../../src/domain/exchange/fields/nearest-names.ts';

/** Keys of one's own: remarks, and what other programs look for. */
const OWN_KEY = /^(?:x-|comment|_|\$|\/\/)/;

/** A key that nothing reads: where it stands, and the keys that are read there. */
export interface UnknownKey {
  path: readonly PropertyKey[];
  key: string;
  known: readonly string[];
}

/**
 * The keys of a JSON value that its schema does not know, in its objects, lists and kinds. Where no kind is said, the keys of all
 * are known. Records of free names and values of another form than the schema's are not looked into.
 */
export function unknownKeys(
  schema: unknown,
  value: unknown,
  path: readonly PropertyKey[] = [],
): UnknownKey[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return unknownKeys(schema.unwrap(), value, path);
  if (schema instanceof z.ZodArray)
    return Array.isArray(value)
      ? value.flatMap((item, index) => unknownKeys(schema.element, item, [...path, index]))
      : [];
  const shape = shapeOf(schema, value);
  if (shape === undefined || !isRecord(value)) return [];
  const known = Object.keys(shape);
  return Object.entries(value).flatMap(([key, item]) => {
    if (Object.hasOwn(shape, key)) return unknownKeys(shape[key], item, [...path, key]);
    return OWN_KEY.test(key) ? [] : [{ path: [...path, key], key, known }];
  });
}

/** What a key was probably meant to be, or all that it may be. */
export function unknownKeyReason({ key, known }: UnknownKey): string {
  const [nearest] = nearestNames(key, known, 1);
  const advice = nearest === undefined ? `known are ${known.join(', ')}` : `did you mean "${nearest}"?`;
  return `is no key that is read here; ${advice}`;
}

function shapeOf(schema: unknown, value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (schema instanceof z.ZodObject) return schema.shape;
  if (!(schema instanceof z.ZodDiscriminatedUnion) || !isRecord(value)) return undefined;
  const options = schema.options.filter((option) => option instanceof z.ZodObject);
  const { discriminator } = schema.def;
  const own = options.find(({ shape }) => z.safeParse(shape[discriminator]!, value[discriminator]).success);
  return own?.shape ?? Object.assign({}, ...options.map(({ shape }) => shape as object));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
