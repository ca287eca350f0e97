/** The most characters that a file may give to the texts which many kinds of data have. */
export const TEXT_LENGTHS = { id: 80, name: 100, source: 300, note: 500, department: 60 } as const;
