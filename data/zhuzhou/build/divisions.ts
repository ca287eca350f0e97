import { readFileSync } from 'node:fs';

/** A division of the official list. */
export interface Division {
  /** 6, 9 or 12 digits. */
  code: string;
  name: string;
}

export interface Divisions {
  counties: Division[];
  townships: Division[];
  villages: Division[];
}

/** Reads the official list of 2023-06-30 (names and codes from county to village). */
export function readDivisions(): Divisions {
  const file = new URL('../sources/nbs-divisions-2023.json', import.meta.url);
  const list = JSON.parse(readFileSync(file, 'utf8')) as {
    areas: Division[];
    streets: Division[];
    villages: Division[];
  };
  const plain = ({ code, name }: Division): Division => ({ code, name });
  return {
    counties: list.areas.map(plain),
    townships: list.streets.map(plain),
    villages: list.villages.map(plain),
  };
}

/** Children of a division in a list of longer codes. */
export const childrenOf = (code: string, list: readonly Division[]): Division[] =>
  list.filter((division) => division.code.startsWith(code));
