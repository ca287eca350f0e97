/** Kinds of personal data that free text must not carry (rule V-12). */
export type PersonalData =
  'an identity number' | 'a mobile number' | 'a vehicle plate' | 'a person with age and address';

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const ID_NUMBER = /(?<![\dXx])\d{17}[\dXx](?![\dXx])/g;
const MOBILE = /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/;
const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][ ·•.-]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]/;
const AGE_AND_ADDRESS = /\p{Script=Han}{1,3}[,、(\s]*[男女]?[,、)\s]*\d{1,3}周?岁[,、)\s]*.{0,8}[住家]/u;

/** The first kind of personal data found in `text`, or `undefined`. The match itself is never returned. */
export function findPersonalData(text: string): PersonalData | undefined {
  const narrow = text.normalize('NFKC');
  // Each kind has a digit or a Latin letter; most texts have neither.
  if (!/[\dA-Za-z]/.test(narrow)) return undefined;
  if ((narrow.match(ID_NUMBER) ?? []).some(isIdentityNumber)) return 'an identity number';
  if (MOBILE.test(narrow)) return 'a mobile number';
  if (PLATE.test(narrow.toUpperCase())) return 'a vehicle plate';
  if (AGE_AND_ADDRESS.test(narrow)) return 'a person with age and address';
  return undefined;
}

/** Whether 18 characters are a resident identity number: a birthday that exists, and the ISO 7064 MOD 11-2 check character. */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(text)) return false;
  const [year, month, day] = [text.slice(6, 10), text.slice(10, 12), text.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ];
  const birthday = new Date(Date.UTC(year, month - 1, day));
  if (year < 1880 || year > 2100 || birthday.getUTCMonth() !== month - 1 || birthday.getUTCDate() !== day)
    return false;
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}
