const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
/** First two digits of a resident identity number: provinces of GB/T 2260, and 83 for residents from Taiwan. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);

/** Whether 18 characters are a resident identity number: a birthday that exists, and the ISO 7064 MOD 11-2 check character. */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(text) || !hasBirthday(text.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

/** Whether 15 characters, or 17 or 18, have the province and the birthday of an identity number, whatever their check character. */
export function looksLikeIdentityNumber(text: string): boolean {
  if (!PROVINCES.has(text.slice(0, 2))) return false;
  return hasBirthday(text.length === 15 ? `19${text.slice(6, 12)}` : text.slice(6, 14));
}

function hasBirthday(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number) as [
    number,
    number,
    number,
  ];
  if (year < 1880 || year > 2100 || month < 1 || month > 12) return false;
  const birthday = new Date(Date.UTC(year, month - 1, day));
  return birthday.getUTCMonth() === month - 1 && birthday.getUTCDate() === day;
}
