/** Whether bytes without a mark are UTF-16, and which. */
export type Utf16 = 'utf-16le' | 'utf-16be';

/** Share of zero bytes that text in UTF-16 has at least, on one side: its separators, digits and line ends. */
const LEAST_ZEROS = 0.01;
const LEAST_ONE_SIDED = 0.95;
const LEAST_PLAUSIBLE = 0.95;

/** Looks at a file piece by piece; `end` says what all pieces added are. */
export function createUtf16Profiler(): { add(bytes: Uint8Array): void; end(): Utf16 | undefined } {
  const zeros: [even: number, odd: number] = [0, 0];
  const plausible = { le: 0, be: 0 };
  let count = 0;
  let first = 0;
  return {
    add(bytes) {
      for (const byte of bytes) {
        const side = (count++ & 1) as 0 | 1;
        if (byte === 0) zeros[side]++;
        if (side === 0) first = byte;
        else {
          if (isPlausible(first | (byte << 8))) plausible.le++;
          if (isPlausible((first << 8) | byte)) plausible.be++;
        }
      }
    },
    end() {
      const all = zeros[0] + zeros[1];
      if (count % 2 === 1 || all < count * LEAST_ZEROS) return undefined;
      const isLittle = zeros[1] > zeros[0];
      if (Math.max(...zeros) < all * LEAST_ONE_SIDED) return undefined;
      const share = (isLittle ? plausible.le : plausible.be) / (count / 2);
      if (share < LEAST_PLAUSIBLE) return undefined;
      return isLittle ? 'utf-16le' : 'utf-16be';
    },
  };
}

function isPlausible(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d;
  return (
    (unit >= 0xa0 && unit < 0x500) ||
    (unit >= 0x2000 && unit < 0x2700) ||
    (unit >= 0x3000 && unit < 0x3400) ||
    (unit >= 0x4e00 && unit < 0xa000) ||
    (unit >= 0xd800 && unit < 0xe000) ||
    unit >= 0xfe00
  );
}
