/** A number above 0 from the command line; throws with a sentence that names the option. */
export function positiveNumber(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0) || !Number.isFinite(value))
    throw new Error(`${option} ${text}: must be a number above 0`);
  return value;
}

/** A whole number from `least` to `most`; throws with a sentence. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d{1,15}$/.test(text) || value < least || value > most)
    throw new Error(
      `${option} ${text}: must be a whole number from ${least} to ${most.toLocaleString('en-US')}`,
    );
  return value;
}

/** A share above 0 and at most 1; throws with a sentence. */
export function share(option: string, text: string): number {
  const value = positiveNumber(option, text);
  if (value > 1) throw new Error(`${option} ${text}: must be a share above 0 and at most 1`);
  return value;
}

/** Ascending numbers above 0, written as `0.1,200,400`; throws with a sentence. */
export function ascendingNumbers(option: string, text: string): number[] {
  const values = text.split(',').map((part) => positiveNumber(option, part.trim()));
  const before = values.findIndex((value, index) => index > 0 && value <= values[index - 1]!);
  if (before > 0)
    throw new Error(`${option} ${text}: must ascend; ${values[before]} comes after ${values[before - 1]}`);
  return values;
}

/** One of these words; throws with a sentence that lists them. */
export function chosenWord<Word extends string>(option: string, text: string, words: readonly Word[]): Word {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new Error(`${option} ${text}: must be one of ${words.join(', ')}`);
  return word;
}
