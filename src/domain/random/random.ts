/** A source of uniform numbers. Passed in wherever chance is needed, so that the same seed gives the same result. */
export interface Random {
  /** Uniform in [0, 1), 32 bits fine. */
  next(): number;
  /** Uniform whole number in [0, 2³²). */
  uint32(): number;
}

/**
 * Seeded generator sfc32 ("small fast chaotic", 128 bits of state, Chris Doty-Humphrey, PractRand, public domain).
 * `seed` is a whole number up to 2⁵³; different `stream` numbers of one seed give independent sequences, so that a
 * part of a computation can draw without shifting the others. Throws RangeError for a seed that is no whole number.
 */
export function createRandom(seed: number, stream = 0): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number, got ${seed}`);
  return new Sfc32(seed, stream);
}

class Sfc32 implements Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: number, stream: number) {
    this.a = seed | 0;
    this.b = Math.floor(seed / 4_294_967_296) | 0;
    this.c = stream | 0;
    // The author's own seeding discards the first outputs until the three words are mixed.
    for (let round = 0; round < 15; round += 1) this.uint32();
  }

  uint32(): number {
    const result = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + result) | 0;
    return result >>> 0;
  }

  next(): number {
    return this.uint32() / 4_294_967_296;
  }
}
