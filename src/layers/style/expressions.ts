import type { ExpressionSpecification } from 'maplibre-gl';

/** The value that goes with what `input` is, `fallback` for anything else; `fallback` alone where there are no pairs. */
export function matchValues<Fallback extends string | ExpressionSpecification>(
  input: ExpressionSpecification,
  pairs: readonly (readonly [string | number, string])[],
  fallback: Fallback,
): Fallback | ExpressionSpecification {
  const [first, ...others] = pairs;
  return first === undefined ? fallback : ['match', input, ...first, ...others.flat(), fallback];
}
