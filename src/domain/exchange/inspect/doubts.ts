/** What a draft could not settle, by name; the words for it are those of the one who tells it. */
export const DOUBTS = [
  'kindUnknown',
  'kindUnsure',
  'levelUnknown',
  'fieldMissing',
  'fieldConstant',
  'personalColumn',
  'personalCells',
  'repeatedColumn',
  'repeatedIds',
  'brokenRows',
  'shiftUnknown',
  'zoneAssumed',
  'crsUnread',
  'crsUnknown',
  'turned',
  'monthAssumed',
  'mixedTimes',
  'wordsGuessed',
  'wordsUnknown',
  'closedAtMissing',
  'codesMade',
  'ownCodes',
  'unitsUnknown',
  'quantitiesUndated',
  'daysOnly',
  'firstRows',
] as const;

/** A doubt and what it is about: columns, fields, values, numbers. */
export interface Doubt {
  about: (typeof DOUBTS)[number];
  what: readonly string[];
}

export const doubt = (about: Doubt['about'], ...what: readonly (string | number)[]): Doubt => ({
  about,
  what: what.map(String),
});
