/** Texts of one subject in both languages; nested by dots in the keys that use them. */
export interface Texts {
  'zh-CN': TextTree;
  en: TextTree;
}
export interface TextTree {
  [key: string]: string | TextTree;
}
