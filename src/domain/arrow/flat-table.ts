/** Where a table of a FlatBuffer begins; fields are found through its vtable (flatbuffers.dev, "internals"). */
export class FlatTable {
  readonly #view: DataView;
  readonly #at: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.#at = at;
  }

  /** The root table of a buffer that begins at the start of `view`. */
  static root(view: DataView): FlatTable {
    return new FlatTable(view, view.getUint32(0, true));
  }

  /** Byte offset of a field's value; 0 where it is left out and so has its default. */
  #offsetOf(field: number): number {
    const vtable = this.#at - this.#view.getInt32(this.#at, true);
    const slot = 4 + 2 * field;
    const offset = slot < this.#view.getUint16(vtable, true) ? this.#view.getUint16(vtable + slot, true) : 0;
    return offset === 0 ? 0 : this.#at + offset;
  }

  byte(field: number): number {
    const offset = this.#offsetOf(field);
    return offset === 0 ? 0 : this.#view.getUint8(offset);
  }

  short(field: number): number {
    const offset = this.#offsetOf(field);
    return offset === 0 ? 0 : this.#view.getInt16(offset, true);
  }

  int(field: number): number {
    const offset = this.#offsetOf(field);
    return offset === 0 ? 0 : this.#view.getInt32(offset, true);
  }

  /** A 64-bit whole number; sizes and counts stay far below 2^53. */
  long(field: number): number {
    const offset = this.#offsetOf(field);
    return offset === 0 ? 0 : Number(this.#view.getBigInt64(offset, true));
  }

  table(field: number): FlatTable | undefined {
    const offset = this.#offsetOf(field);
    return offset === 0 ? undefined : new FlatTable(this.#view, offset + this.#view.getUint32(offset, true));
  }

  text(field: number): string {
    const [start, length] = this.#vector(field);
    const { buffer, byteOffset } = this.#view;
    return new TextDecoder().decode(new Uint8Array(buffer, byteOffset + start, length));
  }

  tables(field: number): FlatTable[] {
    const [start, length] = this.#vector(field);
    return Array.from({ length }, (_, index) => {
      const offset = start + 4 * index;
      return new FlatTable(this.#view, offset + this.#view.getUint32(offset, true));
    });
  }

  /** A vector of structs of two 64-bit whole numbers. */
  pairs(field: number): (readonly [number, number])[] {
    const [start, length] = this.#vector(field);
    const long = (offset: number): number => Number(this.#view.getBigInt64(offset, true));
    return Array.from({ length }, (_, index) => [long(start + 16 * index), long(start + 16 * index + 8)]);
  }

  #vector(field: number): readonly [start: number, length: number] {
    const offset = this.#offsetOf(field);
    if (offset === 0) return [0, 0];
    const at = offset + this.#view.getUint32(offset, true);
    return [at + 4, this.#view.getUint32(at, true)];
  }
}
