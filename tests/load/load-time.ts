/** 2026-05-01 12:00 in Zhuzhou: the moment of every load in these tests. */
export const AS_OF = Date.UTC(2026, 4, 1, 4);
