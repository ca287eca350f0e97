/** Enough of a register number to find its row by: the first eight signs. */
export const shortNumber = (id: string): string => id.slice(0, 8).toUpperCase();
