/** A number read from a cell; `repaired` tells what had to be done to read it. */
export type ParsedNumber = { value: number; repaired?: string } | { reason: string };

const LARGEST = 1e15;

/**
 * Reads a number from a JSON number or a text cell. Full-width digits are narrowed and thousands separators
 * dropped (both reported as repairs); units, percent signs and words are refused.
 */
export function parseNumber(raw: unknown): ParsedNumber {
  if (typeof raw === 'number') return checked(raw);
  if (typeof raw !== 'string') return { reason: 'is not a number' };
  const text = raw.trim();
  const narrow = text.normalize('NFKC').replace(/−/g, '-').trim();
  const plain = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(narrow) ? narrow.replaceAll(',', '') : narrow;
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain)) return { reason: 'is not a number' };
  const parsed = checked(Number(plain));
  if ('reason' in parsed || plain === text) return parsed;
  const repaired = [
    ...(narrow === text ? [] : ['full-width characters narrowed']),
    ...(plain === narrow ? [] : ['thousands separators dropped']),
  ].join(', ');
  return { ...parsed, repaired };
}

function checked(value: number): ParsedNumber {
  if (!Number.isFinite(value)) return { reason: 'is not a finite number' };
  if (Math.abs(value) > LARGEST) return { reason: 'is larger than any sensible value' };
  return { value };
}
