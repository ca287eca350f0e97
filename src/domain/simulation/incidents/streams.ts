/** Numbers of the independent random sequences of one seed. */
export const STREAMS = { days: 1, units: 2, silence: 3, arrivals: 4, incidents: 5, spots: 1_000 } as const;
