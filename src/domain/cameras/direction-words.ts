/** Degrees clockwise from north of the eight points of the compass, in Chinese and in English. */
const POINTS: Readonly<Record<string, number>> = {
  北: 0, 东北: 45, 东: 90, 东南: 135, 南: 180, 西南: 225, 西: 270, 西北: 315,
  北东: 45, 南东: 135, 南西: 225, 北西: 315,
  n: 0, ne: 45, e: 90, se: 135, s: 180, sw: 225, w: 270, nw: 315,
  north: 0, northeast: 45, east: 90, southeast: 135, south: 180, southwest: 225, west: 270, northwest: 315,
}; // prettier-ignore
const POINT = '[东南西北]{1,2}';
const FROM_TO = new RegExp(`^[由从自]?(${POINT})(?:方向?|侧)?[向朝往至到](${POINT})(?:方向?|侧)?$`);
const TOWARDS = new RegExp(`^(?:[朝向往]|面向|正)*(${POINT})(?:方向|方|向|面|侧)?$`);
const TURNED = /^([北南])偏([东西])(\d{1,2}(?:\.\d+)?)[°度]?$/;

/**
 * The bearing that words give to the optical axis of a camera, degrees clockwise from north: `东`, `朝东南`, `正北`, `西向东`,
 * `由北往南`, `东(西向东)`, `北偏东30°`, `NE`, `north-east`. `undefined` for anything else, and for two ways at once (`南北向`).
 */
export function bearingOfWords(words: string): number | undefined {
  if (words.length > 40) return undefined;
  const text = words.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  const [, before = text, inside] = /^([^()]+)\(([^()]+)\)$/.exec(text) ?? [];
  const outer = bearingOf(before);
  const inner = inside === undefined ? undefined : bearingOf(inside);
  // The words in brackets have to say the same.
  return inner === undefined || outer === undefined || inner === outer ? (outer ?? inner) : undefined;
}

function bearingOf(text: string): number | undefined {
  const plain = POINTS[text.replace(/[-_.]/g, '')];
  if (plain !== undefined) return plain;
  const turned = TURNED.exec(text);
  if (turned !== null) {
    const [, from, side, degrees] = turned;
    const angle = Number(degrees) * (side === '东' ? 1 : -1);
    return (from === '北' ? angle + 360 : 180 - angle) % 360;
  }
  const [from, to] = [FROM_TO.exec(text)?.[1], FROM_TO.exec(text)?.[2]];
  if (from !== undefined && to !== undefined) {
    const [start, end] = [POINTS[from], POINTS[to]];
    // Somebody may write the two ends of a street; only opposite ends give a direction.
    return start !== undefined && end !== undefined && Math.abs(end - start) === 180 ? end : undefined;
  }
  const point = TOWARDS.exec(text)?.[1];
  return point === undefined ? undefined : POINTS[point];
}
