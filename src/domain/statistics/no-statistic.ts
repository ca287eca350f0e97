/**
 * Metrics of published figures that count rumour cases. A newspaper chose these cases; their number says nothing of a place
 * or a time (DOMAIN §1.10), so no rate is made of them, no tour counts them and no list of figures has them.
 */
const NO_STATISTICS: ReadonlySet<string> = new Set(['rumourCases', 'rumourCategories']);

/** Whether a number of this metric may be said as a count or stand in a rate. */
export function isStatistic(metric: string | undefined): boolean {
  return metric === undefined || !NO_STATISTICS.has(metric);
}
