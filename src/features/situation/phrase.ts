/** A text by its key and the values in it. */
export interface Phrase {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** Says a phrase; made of `t` of the page. */
export type SayPhrase = (phrase: Phrase, more?: Readonly<Record<string, string>>) => string;
