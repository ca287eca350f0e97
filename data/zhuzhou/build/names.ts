const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number from 1 to 99 in Chinese numerals: 7 → 七, 12 → 十二, 23 → 二十三. */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`no numeral for ${value}`);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`;
}

/** Everyday name of a community or village: 家园居委会 → 家园社区, 九塘村委会 → 九塘村, 田心社区居委会 → 田心社区. */
export function shortVillageName(name: string): string {
  const base = name.replace(/(居民委员会|居委会|村委会)$/, '');
  if (base === name) return name;
  if (name.endsWith('村委会')) return `${base}村`;
  return base.endsWith('社区') ? base : `${base}社区`;
}

/** Whether an official name is that of an urban community (社区, 居委会) and not of a village. */
export const isCommunity = (name: string): boolean => /社区|居委会|居民委员会/.test(name);
