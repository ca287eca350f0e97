/**
 * The parts of a text between which a line may end: at spaces, but not within `近 7 天` or `1,099 件`, and not before a dot
 * that separates. Joined by spaces they are the text.
 */
export function unbrokenParts(text: string): string[] {
  return text.split(/(?<!\p{Script=Han}(?= \d)) (?!·|(?<=\d[%+]? )\p{Script=Han})/u);
}
