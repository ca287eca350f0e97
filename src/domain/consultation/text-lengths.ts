/** Texts of a consultation at most, characters. */
export const CONSULTATION_TEXT_LENGTHS = { title: 50, need: 200, decision: 200, task: 80 } as const;
