/**
 * The candidates most like `name`, best first, at most `limit`; those that share nothing with it are left out.
 * Levenshtein distance over characters; a candidate that contains the name, or is contained in it, comes first.
 */
export function nearestNames(name: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = simplified(name);
  if (wanted === '') return [];
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of candidates) {
    const other = simplified(candidate);
    if (other === '') continue;
    const contained = other.includes(wanted) || wanted.includes(other);
    const score = contained ? 0.2 : distance(wanted, other) / Math.max(wanted.length, other.length);
    if (score <= 0.6) scored.push({ candidate, score });
  }
  return scored
    .sort((a, b) => a.score - b.score || a.candidate.length - b.candidate.length)
    .slice(0, limit)
    .map((hit) => hit.candidate);
}

function simplified(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
    .slice(0, 64);
}

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
