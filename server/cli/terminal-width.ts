/** Width of a text in a terminal: Chinese characters and full-width forms are two columns wide. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(sign) ? 2 : 1; // prettier-ignore
  return width;
}

/** A text as wide as wanted: cut with … or filled with blanks. */
export function fitTo(text: string, width: number): string {
  const own = widthOf(text);
  return own <= width ? text + ' '.repeat(width - own) : `${startOf(text, width - 1)}…`;
}

/** A text in lines of at most `width` columns, broken at blanks where there are some, and between Chinese characters. */
export function wrapTo(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/[^\s\u2e80-\uffef]+\s*|\s+|[\u2e80-\uffef][，。；：、）]?\s*/gu) ?? []) {
    let rest = word;
    while (widthOf((line + rest).trimEnd()) > width) {
      if (line !== '') {
        lines.push(line.trimEnd());
        line = '';
        continue;
      }
      const start = startOf(rest, width);
      lines.push(start);
      rest = rest.slice(start.length);
    }
    line += rest;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** The longest beginning that is no wider. */
function startOf(text: string, width: number): string {
  let start = '';
  for (const sign of text) {
    if (widthOf(start + sign) > width) break;
    start += sign;
  }
  return start;
}
