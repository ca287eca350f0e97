import type { MapMark, ProgressCounts } from '../api/answer.ts';
import { clusterId } from '../clusters/cluster-id.ts';
import { NODE_FIELDS, ROW_SUM } from '../counting/count-rows.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { NodeCentres } from '../matching/match-nodes.ts';
import { latitudeOf, longitudeOf, MERCATOR_SCALE } from '../../geo/mercator.ts';
import { writeRow } from '../store/write-row.ts';
import type { Segment } from '../store/segment.ts';
import { isInBox } from '../clusters/view-box.ts';
import type { ViewNodes } from '../clusters/view-nodes.ts';

/** Where rows numbered through base and appended rows are found. */
export interface NumberedRows {
  readonly parts: readonly { readonly segment: Segment; readonly firstRow: number }[];
  readonly dictionary: Dictionary;
  readonly baseVersion: number;
}

function rowIn({ parts }: NumberedRows, row: number) {
  const part = parts.findLast(({ firstRow }) => row >= firstRow) ?? parts[0]!;
  return { segment: part.segment, row: row - part.firstRow };
}

/**
 * Marks of a view from the counts of its nodes. A node with one match is that incident at its own position, one with more
 * a cluster at the position `drawn` for the node. In highlight mode nodes without a match stay and clusters count all their
 * rows.
 */
export function marksOf(
  nodes: ViewNodes,
  counts: Int32Array,
  drawn: NodeCentres,
  rows: NumberedRows,
  isHighlight: boolean,
): MapMark[] {
  const marks: MapMark[] = [];
  for (let node = 1; node < nodes.count; node++) {
    const at = node * NODE_FIELDS;
    const progress: ProgressCounts = [counts[at]!, counts[at + 1]!, counts[at + 2]!, counts[at + 3]!];
    const matched = progress[0] + progress[1] + progress[2] + progress[3];
    const count = isHighlight ? nodes.all[node]! : matched;
    if (count === 0) continue;
    if (count === 1) {
      const { segment, row } = rowIn(
        rows,
        matched === 1 ? counts[at + ROW_SUM]! >>> 0 : nodes.someRow[node]!,
      );
      if (!isInBox(nodes.box, segment.columns.x[row]!, segment.columns.y[row]!)) continue;
      marks.push({
        kind: 'incident',
        matched: matched === 1,
        ...writeRow(segment, rows.dictionary, row),
      });
    } else if (isInBox(nodes.box, drawn.x[node]!, drawn.y[node]!)) {
      marks.push({
        kind: 'cluster',
        id: clusterId({ version: rows.baseVersion, zoom: nodes.zoom, node: nodes.ids[node]! }),
        longitude: longitudeOf(drawn.x[node]! / MERCATOR_SCALE),
        latitude: latitudeOf(drawn.y[node]! / MERCATOR_SCALE),
        count,
        matched,
        progress,
      });
    }
  }
  return marks;
}
