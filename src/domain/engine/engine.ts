import type {
  AppendReport,
  EngineAnswer,
  EngineMemory,
  EngineQuery,
  Leaves,
  LoadReport,
  PointColumns,
  RowPage,
  Rows,
  UpdateReport,
} from './api/answer.ts';
import { answerQuestion, totalOf } from './answers/answer-query.ts';
import { checkPage, checkQuestion } from './filter/check-query.ts';
import type { IncidentLists, RawIncidentColumns } from './columns/columns.ts';
import { decodeIncidents } from './columns/decode-arrow.ts';
import { DensityPainting } from './answers/density-state.ts';
import type { FilterContext } from './filter/filter-context.ts';
import { expansionZoomOf, isListed, rowsOfCluster } from './answers/leaves.ts';
import { memoryOf } from './store/memory.ts';
import { pointsOf } from './answers/points.ts';
import { Questions, type ActiveView } from './queries/query-cache.ts';
import { listRows } from './answers/row-lists.ts';
import { writeRow } from './store/write-row.ts';
import { Store } from './store/store.ts';

/** The engine holds one data set and answers questions about it; see `createEngine`. */
export interface Engine {
  /** Takes the reply of `/api/incidents.arrow` in place of what was held before. Throws where it cannot be read. */
  load(bytes: Uint8Array, context: FilterContext): LoadReport;
  /** Takes raw columns in place of what was held before. */
  loadColumns(raw: RawIncidentColumns, lists: IncidentLists, context: FilterContext): LoadReport;
  /** Adds late and live rows, in any order; what is held stays as it is. Throws before the first load. */
  append(raw: RawIncidentColumns, lists: IncidentLists): AppendReport;
  /**
   * The same for rows that may be known already, by their event number: those get the category, channel, tier, status and
   * deadline of the new row. Of several rows with one number the last counts.
   */
  update(raw: RawIncidentColumns, lists: IncidentLists): UpdateReport;
  /** Everything the page shows for one question. Throws before the first load. */
  query(query: EngineQuery): EngineAnswer;
  /** Incidents of a cluster of this question's answer, newest first, and how many there are. */
  clusterLeaves(query: EngineQuery, clusterId: number, page: RowPage): Leaves;
  /** A zoom at which the cluster opens; `null` where all its matches lie on one spot, which needs a spider. */
  expansionZoom(query: EngineQuery, clusterId: number): number | null;
  /** A page of the matches of this question's filter, and how many there are. */
  rows(query: EngineQuery, page: RowPage): Rows;
  /** Every match of this question's filter, for drawing point by point. */
  points(query: EngineQuery): PointColumns;
  /** Makes what lets the clause of the active view be dragged by look-ups alone, in pieces of a few ms. */
  prepareSteps(query: EngineQuery, active: ActiveView): Generator<void, void, void>;
  /** Joins appended rows to the base, in pieces; `null` while they are few. */
  tidySteps(): Generator<void, void, void> | null;
  /** What is held, in bytes of typed arrays. */
  memory(): EngineMemory;
}

const MOST_BYTES_PER_ROW = 48;
const MOST_LATE_ROWS = 1 << 14;

export interface EngineOptions {
  /** The cube of the week clock is made only where the engine then holds less than this; default 48. */
  readonly mostBytesPerRow?: number;
  /** Appended rows are joined to the base when there are more; default 16,384. */
  readonly mostLateRows?: number;
}

interface Held {
  readonly store: Store;
  readonly questions: Questions;
  readonly density: DensityPainting;
}

/**
 * A time engine over columns: rows are judged once per filter; range, week clock and view then move by adding what
 * enters and taking what leaves. All parts of an answer come from the same counters, so their sums are one number.
 */
export function createEngine({
  mostBytesPerRow = MOST_BYTES_PER_ROW,
  mostLateRows = MOST_LATE_ROWS,
}: EngineOptions = {}): Engine {
  let data: Held | null = null;
  let version = 0;
  let dataVersion = 0;

  function held(): Held {
    if (!data) throw new Error('the engine holds no incidents yet');
    return data;
  }

  function loadColumns(raw: RawIncidentColumns, lists: IncidentLists, context: FilterContext): LoadReport {
    const before = data?.store.baseVersion ?? 0;
    const { store, judged } = Store.of(raw, lists, context, before + 1);
    const questions = new Questions(store);
    data = { store, questions, density: new DensityPainting(store) };
    dataVersion++;
    return { ...judged, asOf: lists.asOf, extent: store.extent };
  }

  function ask(question: EngineQuery) {
    checkQuestion(question);
    const { store, questions, density } = held();
    return { store, questions, density, asked: questions.ask(question) };
  }

  return {
    load: (bytes, context) => {
      const { raw, lists, position } = decodeIncidents(bytes);
      return { ...loadColumns(raw, lists, context), ...(position !== undefined && { position }) };
    },
    loadColumns,
    append: (raw, lists) => {
      const { store } = held();
      const judged = store.append(raw, lists);
      dataVersion++;
      return { ...judged, extent: store.extent };
    },
    update: (raw, lists) => {
      const { store } = held();
      const judged = store.update(raw, lists);
      return { ...judged, dataVersion: ++dataVersion, extent: store.extent };
    },
    query: (question) => {
      const { store, questions, density, asked } = ask(question);
      const nodes = questions.nodesOf(question);
      const raster =
        question.density &&
        density.paint(asked, question.view.bbox, question.density.columns, question.density.rows);
      return {
        version: ++version,
        dataVersion,
        ...answerQuestion(store, question, asked, nodes, questions.placesOf(question, asked, nodes)),
        ...(raster && { density: raster }),
      };
    },
    clusterLeaves: (question, clusterId, page) => {
      const { offset, limit } = checkPage(page);
      const { store, asked } = ask(question);
      const rows = rowsOfCluster(store, asked, clusterId, question.filter.mode === 'highlight');
      const base = store.base.columns.length;
      return {
        total: rows.length,
        rows: Array.from(rows.subarray(offset, offset + limit), (row) => {
          const part = row < base ? 0 : 1;
          const place = row - part * base;
          const segment = part === 0 ? store.base : store.late;
          return {
            ...writeRow(segment, store.dictionary, place),
            matched: isListed(asked.parts[part]!, place),
          };
        }),
      };
    },
    expansionZoom: (question, clusterId) => {
      const { store, asked } = ask(question);
      return expansionZoomOf(store, asked, clusterId, question.filter.mode === 'highlight');
    },
    rows: (question, page) => {
      checkPage(page);
      const { store, asked } = ask(question);
      const { total, progresses } = totalOf(asked);
      return { total, rows: listRows(asked.parts, store.dictionary, page, progresses) };
    },
    points: (question) => pointsOf(ask(question).asked),
    prepareSteps: (question, active) => {
      const { store, questions, density } = held();
      checkQuestion(question);
      const left = (): number => {
        const { storeBytes, questionBytes, rows } = memoryOf(store, questions.bytes + density.bytes);
        return mostBytesPerRow * rows - storeBytes - questionBytes;
      };
      return questions.prepareSteps(question, active, left);
    },
    tidySteps: () => (data && data.store.late.columns.length > mostLateRows ? data.store.joinSteps() : null),
    memory: () => {
      const { store, questions, density } = held();
      return memoryOf(store, questions.bytes + density.bytes);
    },
  };
}
