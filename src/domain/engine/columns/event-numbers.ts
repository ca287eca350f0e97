/** Texts of a column as Arrow keeps them: text `i` is `bytes[offsets[i] … offsets[i + 1]]` in UTF-8. */
export interface TextBytes {
  readonly offsets: Uint32Array | Int32Array;
  readonly bytes: Uint8Array;
}

/** Where event numbers come from: bytes, or a text per row of the source. */
export type EventNumberSource = TextBytes | ((row: number) => string);

/** Digits at the end of an event number that fit into 32 bits whatever they are. */
const MOST_DIGITS = 9;

/** Event numbers of the rows of one column store: a beginning of a `PrefixTable` and a serial. */
export interface EventNumbers {
  readonly prefix: Uint16Array | Uint32Array;
  readonly serial: Uint16Array | Uint32Array;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

/**
 * Beginnings of event numbers, each met once: `ZZ-430202-20260101-` for 0007. Issued numbers share their beginnings by
 * the day and county, so that a row needs six bytes instead of about thirty. Any text can be kept; one without digits at
 * its end is a beginning of its own. An open hash table over bytes, so that no text is made for a row. Grows only.
 */
export class PrefixTable {
  #slots = new Int32Array(1 << 12).fill(-1);
  readonly prefixes: string[] = [];
  /** Digits of the serial, per beginning. */
  readonly digits: number[] = [];
  readonly #hashes: number[] = [];
  readonly #kept: Uint8Array[] = [];
  readonly #decoder = new TextDecoder();

  /** Index of the beginning `bytes[from … to]` of serials with so many digits. */
  indexOf(bytes: Uint8Array, from: number, to: number, digits: number): number {
    let hash = 0x811c9dc5 ^ digits;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const prefixIndex = this.#slots[slot]!;
      if (prefixIndex < 0) return this.#add(slot, hash, bytes.slice(from, to), digits);
      if (
        this.#hashes[prefixIndex] === hash &&
        this.digits[prefixIndex] === digits &&
        this.#isSame(prefixIndex, bytes, from, to)
      )
        return prefixIndex;
    }
  }

  /** The event number of a row. */
  textOf({ prefix, serial }: EventNumbers, row: number): string {
    const prefixIndex = prefix[row]!;
    const digits = this.digits[prefixIndex]!;
    const text = this.prefixes[prefixIndex]!;
    return digits === 0 ? text : text + String(serial[row]!).padStart(digits, '0');
  }

  #isSame(prefixIndex: number, bytes: Uint8Array, from: number, to: number): boolean {
    const kept = this.#kept[prefixIndex]!;
    if (kept.length !== to - from) return false;
    for (let at = 0; at < kept.length; at++) if (kept[at] !== bytes[from + at]) return false;
    return true;
  }

  #add(slot: number, hash: number, text: Uint8Array, digits: number): number {
    const prefixIndex = this.prefixes.length;
    this.#slots[slot] = prefixIndex;
    this.#hashes.push(hash);
    this.#kept.push(text);
    this.prefixes.push(this.#decoder.decode(text));
    this.digits.push(digits);
    if (prefixIndex * 2 >= this.#slots.length) this.#grow();
    return prefixIndex;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    this.#hashes.forEach((hash, prefixIndex) => {
      let slot = hash & mask;
      while (slots[slot]! >= 0) slot = (slot + 1) & mask;
      slots[slot] = prefixIndex;
    });
    this.#slots = slots;
  }
}

/** The event numbers of the rows `rows` of a source, in that order; new beginnings are added to `table`. */
export function packEventNumbers(
  source: EventNumberSource,
  rows: Uint32Array,
  table: PrefixTable,
): EventNumbers {
  const { length } = rows;
  const { offsets, bytes } = typeof source === 'function' ? textBytesOf(source, rows) : source;
  const isOrdered = typeof source === 'function';
  const prefix = new Uint32Array(length);
  const serial = new Uint32Array(length);
  let largest = 0;
  for (let row = 0; row < length; row++) {
    const at = isOrdered ? row : rows[row]!;
    const from = offsets[at]!;
    const to = offsets[at + 1]!;
    let split = to;
    while (split > from && to - split < MOST_DIGITS && isDigit(bytes[split - 1]!)) split--;
    let value = 0;
    for (let digit = split; digit < to; digit++) value = value * 10 + bytes[digit]! - 48;
    serial[row] = value;
    if (value > largest) largest = value;
    prefix[row] = table.indexOf(bytes, from, split, to - split);
  }
  return {
    prefix: table.prefixes.length <= 0x10000 ? Uint16Array.from(prefix) : prefix,
    serial: largest <= 0xffff ? Uint16Array.from(serial) : serial,
  };
}

/** The texts of some rows of a source that names them one by one, in that order. */
export function textBytesOf(textOf: (row: number) => string, rows: Uint32Array): TextBytes {
  const encoder = new TextEncoder();
  const texts = Array.from(rows, (row) => encoder.encode(textOf(row)));
  const offsets = new Uint32Array(rows.length + 1);
  texts.forEach((text, index) => (offsets[index + 1] = offsets[index]! + text.length));
  const bytes = new Uint8Array(offsets[rows.length]!);
  texts.forEach((text, index) => bytes.set(text, offsets[index]));
  return { offsets, bytes };
}
