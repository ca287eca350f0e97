/**
 * A text of which only short pieces are ever matched, so that the work grows with its length and with nothing else. It counts
 * the characters of the pieces.
 */
export class TextWindows {
  readonly text: string;
  #characters = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** Characters that were looked at so far. */
  get characters(): number {
    return this.#characters;
  }

  /** Up to `length` characters before `at`. */
  before(at: number, length: number): string {
    this.#characters += length;
    return this.text.slice(Math.max(0, at - length), at);
  }

  /** Up to `length` characters from `at` on. */
  after(at: number, length: number): string {
    this.#characters += length;
    return this.text.slice(at, at + length);
  }

  /** The part of the clause that stands before `at`, at most `length` characters of it. */
  clauseBefore(at: number, length: number): string {
    return this.before(at, length)
      .split(/[，。；！？,;!?\n]/)
      .at(-1)!;
  }
}
