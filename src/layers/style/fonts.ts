/** Families of the page in the order of preference; the first one that exists is used. */
export const FAMILIES = [
  'Noto Sans CJK SC',
  'Noto Sans SC',
  'PingFang SC',
  'Microsoft YaHei',
  'WenQuanYi Micro Hei',
];

/** MapLibre reads the weight from the first name of a stack; the families behind it are the ones that exist. */
export const FONT_REGULAR = ['Gridlight Medium', ...FAMILIES];
export const FONT_BOLD = ['Gridlight Bold', ...FAMILIES];
