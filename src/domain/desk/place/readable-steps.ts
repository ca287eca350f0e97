const MANTISSAS = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** Shares of `highest`, each at the nearest readable number (1 · 1.5 · 2 · 3 · 4 · 5 · 6 · 8 · 10), ascending, distinct, below it. */
export function readableSteps(highest: number, shares: readonly number[]): number[] {
  if (!(highest > 0)) return [];
  const steps = shares.map((share) => {
    const value = share * highest;
    const power = 10 ** Math.floor(Math.log10(value));
    const nearest = MANTISSAS.reduce((best, mantissa) =>
      Math.abs(mantissa - value / power) < Math.abs(best - value / power) ? mantissa : best,
    );
    return Number((nearest * power).toPrecision(6));
  });
  return [...new Set(steps)].filter((step) => step < highest).sort((a, b) => a - b);
}
