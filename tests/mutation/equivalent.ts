/** Mutants that no test can tell from the code, with the reason. */
export interface Equivalent {
  /** Below src/domain. */
  readonly file: string;
  /** A part of the line at which the mutant stands. */
  readonly line: string;
  /** What the mutants put there; all mutants of the line where it is left out. */
  readonly mutants?: readonly string[];
  readonly why: string;
}

export const EQUIVALENT: readonly Equivalent[] = [
  {
    file: 'screen/video-wall.ts',
    line: 'const isOnSeam =',
    mutants: ['start + length >= seam - marginPx'],
    why: 'A span that ends just before the seam would be cut to the length it has.',
  },
  {
    file: 'cameras/nearest-cameras.ts',
    line: 'Math.abs(point[0] - longitude) > boxLongitude',
    why: 'The box only saves time: whatever it lets through is measured afterwards.',
  },
  {
    file: 'cameras/nearest-cameras.ts',
    line: 'const boxLatitude =',
    mutants: ['maxDistanceM * METRES_PER_DEGREE'],
    why: 'A larger box only costs time: whatever it lets through is measured afterwards.',
  },
  {
    file: 'cameras/nearest-cameras.ts',
    line: 'const boxLongitude =',
    mutants: ['Math.min(0.01, Math.cos(latitude * Math.PI / 180))'],
    why: 'A larger box only costs time: whatever it lets through is measured afterwards.',
  },
  {
    file: 'cameras/view-sector.ts',
    line: 'return doubleArea > 0',
    mutants: ['doubleArea >= 0'],
    why: 'A sector always has an area.',
  },
  {
    file: 'live/stream-position.ts',
    line: "match[1] ?? ''",
    why: 'The pattern has matched, so that its first group is there; the default is for the types.',
  },
  {
    file: 'emergency/contour.ts',
    line: '?.push(hole)',
    why: 'A hole is smaller than the ring around it, so that this ring has been kept and is found.',
  },
  {
    file: 'emergency/contour.ts',
    line: 'for (let y = 0; y < height - 1; y++)',
    mutants: ['y <= height - 1', 'height + 1'],
    why: 'Beyond the last row everything counts as outside, so that no border runs there.',
  },
  {
    file: 'emergency/contour.ts',
    line: 'for (let x = 0; x < width - 1; x++)',
    mutants: ['x <= width - 1', 'width + 1'],
    why: 'Beyond the last column everything counts as outside, so that no border runs there.',
  },
  {
    file: 'emergency/contour.ts',
    line: 'const rings: PlanePoint[][] = []',
    why: 'A ring that is no ring has no area, and is left out with the small ones.',
  },
  {
    file: 'emergency/travel-raster.ts',
    line: 'const bottom = ',
    mutants: ['Math.min(0, Math.ceil(y - reach))'],
    why: 'An index before the first row is none of the array: what is written there is lost.',
  },
  {
    file: 'emergency/travel-raster.ts',
    line: 'const top = ',
    mutants: ['Math.max(width - 1, Math.floor(y + reach))', 'width + 1'],
    why: 'An index after the last row is none of the array: what is written there is lost.',
  },
  {
    file: 'arrays/disjoint-sets.ts',
    line: 'if (a < b)',
    mutants: ['a <= b'],
    why: 'Two of one set have the same representative, which then stands for itself as before.',
  },
  {
    file: 'arrow/arrow-columns.ts',
    line: 'if (isValid !== undefined)',
    mutants: ['true'],
    why: 'Without a bitmap every row is there; the question only saves time.',
  },
  {
    file: 'arrow/arrow-columns.ts',
    line: 'for (let row = 0; row < length; row++)',
    mutants: ['row <= length'],
    why: 'One row further is the first of the next batch, which is then written, or none of the array.',
  },
  {
    file: 'arrow/arrow-columns.ts',
    line: 'text?.length',
    mutants: ['text.length'],
    why: 'A column of texts has their bytes in every batch; the question is for the types.',
  },
  {
    file: 'arrow/arrow-stream.ts',
    line: "type?.byte(1) === 1 ? 'Int'",
    mutants: ['type.byte', 'type.int'],
    why: 'A field of whole numbers always has the table of its type; the question is for the types.',
  },
  {
    file: 'arrow/arrow-stream.ts',
    line: "'Float16', 'Float32', 'Float64'",
    mutants: ['type.short', '""'],
    why: 'A field of fractions always has the table of its type, with one of three widths.',
  },
  {
    file: 'arrow/arrow-stream.ts',
    line: 'view.getUint32(at, true) !== CONTINUATION',
    mutants: ['false'],
    why: 'The mark is the same from both ends.',
  },
  {
    file: 'arrow/arrow-stream.ts',
    line: 'if (size < 0 ||',
    mutants: ['size <= 0'],
    why: 'A size of zero has ended the stream before.',
  },
  {
    file: 'random/alias-table.ts',
    line: '(value < 1 ? small : large)',
    mutants: ['value <= 1'],
    why: 'A position with exactly its share keeps all of it, whichever list it stands in.',
  },
  {
    file: 'random/alias-table.ts',
    line: '(rest < 1 ? small : large)',
    mutants: ['rest <= 1'],
    why: 'A position with exactly its share keeps all of it, whichever list it stands in.',
  },
  {
    file: 'random/alias-table.ts',
    line: 'const heaviest = ',
    why: 'A weight of zero lacks a whole share, which no rounding takes away: it has been paired before.',
  },
  {
    file: 'random/alias-table.ts',
    line: 'for (const index of [...small, ...large])',
    why: 'What is left over differs from a whole share by rounding only, less than a random number can tell.',
  },
  {
    file: 'random/alias-table.ts',
    line: 'isZero',
    why: 'A weight of zero lacks a whole share, which no rounding takes away: it has been paired before.',
  },
  {
    file: 'statistics/false-discovery.ts',
    line: 'rank > 0; rank -= 1',
    mutants: ['rank >= 0'],
    why: 'There is no p-value of rank 0, and nothing compares with it.',
  },
  {
    file: 'statistics/normal.ts',
    line: 'if (size < 3)',
    mutants: ['size <= 3'],
    why: 'At 3 both ways give all digits.',
  },
  {
    file: 'incidents/ranking.ts',
    line: 'a.unitCode < b.unitCode ? -1 : 1',
    mutants: ['a.unitCode <= b.unitCode'],
    why: 'No two rows are of one unit.',
  },
  {
    file: 'incidents/ranking.ts',
    line: 'index === 0 || rate.value !== large[index - 1]?.value',
    mutants: ['false', 'large[index - 1].value'],
    why: 'The first has no row before it and differs from that; every other has one.',
  },
  {
    file: 'exchange/units/area-shares.ts',
    line: 'Math.min(a[1], b[1]) <= north && Math.max(a[1], b[1]) >= south',
    why: 'Edges beside the lines meet none of them; leaving them out only saves time.',
  },
  {
    file: 'exchange/units/area-shares.ts',
    line: 'let i = 1; i < crossings.length; i += 2',
    mutants: ['i <= crossings.length'],
    why: 'A closed ring crosses a line an even number of times.',
  },
  {
    file: 'exchange/units/unit-parents.ts',
    line: 'boxesMeet(',
    why: 'The boxes only save time: whatever they let through is measured afterwards.',
  },
  {
    file: 'exchange/units/unit-parents.ts',
    line: 'a[0] < b[2] && b[0] < a[2]',
    why: 'The boxes only save time: whatever they let through is measured afterwards.',
  },
  {
    file: 'exchange/units/unit-parents.ts',
    line: 'if (kept) return kept',
    why: 'A box that is made again is the same; keeping it only saves time.',
  },
  {
    file: 'exchange/units/assign-unit-codes.ts',
    line: 'if (codeless.length > 0)',
    why: 'To allot codes to no unit does nothing.',
  },
  {
    file: 'desk/place/readable-steps.ts',
    line: 'if (!(highest > 0))',
    mutants: ['false', 'true', 'highest >= 0'],
    why: 'Without a highest value no step is below it: the question only saves time.',
  },
  {
    file: 'desk/place/cluster-picture.ts',
    line: 'const plane = cityPlane(',
    mutants: ['cases.longitude[rows[0] ?? 0] && 0', 'rows[0] && 0'],
    why: 'The plane may begin at any longitude: what lies between the cases is the same.',
  },
  {
    file: 'desk/place/interval-parts.ts',
    line: 'at < weights.length',
    mutants: ['at <= weights.length'],
    why: 'An index after the last is none of the array: what is written there is lost.',
  },
  {
    file: 'desk/place/weigh-cases.ts',
    line: 'row < flags.length',
    mutants: ['row <= flags.length'],
    why: 'An index after the last is none of the array: what is written there is lost.',
  },
  {
    file: 'desk/place/weigh-cases.ts',
    line: 'filter.lasso === null',
    mutants: ['false'],
    why: 'Without an area drawn by hand nobody asks where the cases lie.',
  },
  {
    file: 'desk/place/weigh-cases.ts',
    line: 'return unitCode === null ?',
    mutants: ['false'],
    why: 'Where no unit is chosen, nobody asks for its members.',
  },
  {
    file: 'desk/place/weigh-cases.ts',
    line: 'return unitCode === null ?',
    mutants: ['["Stryker was here"]'],
    why: 'No unit lies in one whose code is none.',
  },
  {
    file: 'desk/place/near-repeat-picture.ts',
    line: "metric: 'euclidean'",
    mutants: ['""'],
    why: 'Whatever is not called manhattan is measured straight.',
  },
  {
    file: 'desk/place/trend-picture.ts',
    line: 'if (cell < 0) return',
    mutants: ['false'],
    why: 'An index before the first is none of the array: what is added there is lost.',
  },
  {
    file: 'desk/place/trend-picture.ts',
    line: 'step < stepCount; step++',
    mutants: ['step <= stepCount'],
    why: 'An index after the last is none of the array: what is written there is lost.',
  },
  {
    file: 'desk/place/trend-picture.ts',
    line: 'const isInside =',
    mutants: ['true', 'step >= 0 || step < stepCount', 'step <= stepCount'],
    why: 'A part before the first step or after the last lies outside the range and weighs nothing.',
  },
  {
    file: 'desk/place/trend-picture.ts',
    line: 'if (target[at]! >= 0)',
    mutants: ['true'],
    why: 'An index before the first is none of the array: what is added there is lost.',
  },
  {
    file: 'desk/place/ride-picture.ts',
    line: "if (moment !== 'riding')",
    mutants: ['true', '""'],
    why: 'What is summed under another name than boarding and alighting is never read.',
  },
  {
    file: 'desk/place/ride-picture.ts',
    line: "return moment === 'ALIGHTING'",
    mutants: ['""'],
    why: 'A ride that is neither boarding nor alighting is spread along its way, whatever it is called.',
  },
  {
    file: 'desk/place/hubs.ts',
    line: 'const bins = {',
    mutants: ['{}'],
    why: 'The bars are not read: the hours of a hub are those of the week.',
  },
  {
    file: 'desk/place/hubs.ts',
    line: 'widthMs: Math.max(1,',
    why: 'The bars are not read: the hours of a hub are those of the week.',
  },
  {
    file: 'blind-spots/greedy-cover.ts',
    line: 'const bounds = new Float64Array(',
    mutants: ['starts.length + 1'],
    why: 'A candidate after the last covers nothing.',
  },
  {
    file: 'blind-spots/greedy-cover.ts',
    line: 'candidate < bounds.length',
    mutants: ['candidate <= bounds.length'],
    why: 'A candidate after the last covers nothing.',
  },
  {
    file: 'blind-spots/greedy-cover.ts',
    line: 'if (bounds[candidate]! <= best.gain)',
    mutants: ['false', 'bounds[candidate]! < best.gain'],
    why: 'The bounds only save time: what is counted anew never gains more than its bound.',
  },
  {
    file: 'cases/place-record.ts',
    line: 'row < cases.count',
    mutants: ['row <= cases.count'],
    why: 'After the last row there is no place that could be the one asked for.',
  },
  {
    file: 'cases/place-record.ts',
    line: 'if (first === null)',
    mutants: ['false'],
    why: 'Five cases always have hours.',
  },
];
