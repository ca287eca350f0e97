import { pinyin } from 'pinyin-pro';

const readings = new Map<string, readonly string[]>();

/** All readings of a character in letters without tones, `lv` for lü; itself where it is no Chinese character. */
function readingsOf(sign: string): readonly string[] {
  let known = readings.get(sign);
  if (known === undefined) {
    const read = pinyin(sign, { toneType: 'none', type: 'array', multiple: true, v: true });
    known = [...new Set(read.map((text) => text.toLowerCase()))];
    readings.set(sign, known);
  }
  return known;
}

/** The letters of a text that may be Pinyin, without tones, blanks and apostrophes; `undefined` where it is something else. */
export function pinyinLetters(text: string): string | undefined {
  const letters = text
    .replaceAll(/[üǖǘǚǜÜ]/g, 'v')
    .normalize('NFD')
    .replaceAll(/[\p{Mn}\s'’-]/gu, '')
    .toLowerCase();
  return /^[a-z][a-z\d]{1,39}$/.test(letters) ? letters : undefined;
}

/**
 * Where in `name` the letters are read: `whole`, from its beginning, or further on; `undefined` where they are not. Each
 * character is read in full or by its first letter (or zh, ch, sh), the last one by any beginning of it.
 */
export function matchPinyin(name: string, letters: string): 'whole' | 'start' | 'inside' | undefined {
  const signs = [...name];
  for (const start of signs.keys()) {
    const end = endOf(signs, start, letters);
    if (end === undefined) continue;
    if (start > 0) return 'inside';
    return end === signs.length ? 'whole' : 'start';
  }
  return undefined;
}

/** How far the letters reach in a name from `start` on. */
function endOf(signs: readonly string[], start: number, letters: string): number | undefined {
  let reached = new Set([0]);
  for (let index = start; index < signs.length && reached.size > 0; index++) {
    const next = new Set<number>();
    for (const position of reached)
      for (const reading of readingsOf(signs[index]!)) {
        const rest = letters.slice(position);
        if (reading.startsWith(rest)) return index + 1;
        if (rest.startsWith(reading)) next.add(position + reading.length);
        if (rest.startsWith(reading.charAt(0))) next.add(position + 1);
        if (/^[zcs]h/.test(reading) && rest.startsWith(reading.slice(0, 2))) next.add(position + 2);
      }
    reached = next;
  }
  return undefined;
}
