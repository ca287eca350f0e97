import { expect } from 'vitest';
import type { EngineQuery } from '../../../src/domain/engine/api/answer.ts';
import { createEngine, type Engine, type EngineOptions } from '../../../src/domain/engine/engine.ts';
import { DEFAULT_FILTER } from '../../../src/domain/engine/api/filter.ts';
import { resolveRange } from '../../../src/domain/engine/filter/time-range.ts';
import { expectAnswer } from './expect-answer.ts';
import { AS_OF, CONTEXT, toRawColumns, WORLD, type PlainIncident } from './incident-data.ts';
import type { Command, NewIncident } from './laws-commands.ts';

/** An engine and what it should hold, driven by the same commands. */
export class Desk {
  readonly #engine: Engine;
  readonly #incidents: PlainIncident[] = [];
  #query: EngineQuery = {
    filter: { ...DEFAULT_FILTER, range: { kind: 'preset', preset: 'all' } },
    view: WORLD,
    asOf: AS_OF,
  };
  /** Work in pieces that goes on between the questions, as the worker does it; rows that arrive end it. */
  #prepared: Generator<void, void, void> | null = null;
  /** The joining of appended rows to the base, which goes on between everything else. */
  #joining: Generator<void, void, void> | null = null;
  asked = 0;

  constructor(
    { rows, lists }: { rows: readonly NewIncident[]; lists: Parameters<Engine['append']>[1] },
    options: EngineOptions,
  ) {
    this.#engine = createEngine(options);
    const report = this.#engine.loadColumns(toRawColumns(this.#number(rows), lists), lists, CONTEXT);
    expect([report.accepted, report.rejectedCount]).toEqual([rows.length, 0]);
  }

  #number(rows: readonly NewIncident[]): PlainIncident[] {
    const first = this.#incidents.length;
    const numbered = rows.map((row, index) => ({ ...row, eventNo: `ZZ-${first + index}` }));
    this.#incidents.push(...numbered);
    return numbered;
  }

  #range() {
    const times = this.#incidents.map(({ time }) => time);
    const extent = times.length > 0 ? { from: Math.min(...times), to: Math.max(...times) + 1 } : null;
    return resolveRange(this.#query.filter.range, extent, this.#query.asOf);
  }

  #setRange(from: number, to: number): void {
    const range = { kind: 'range' as const, from: Math.min(from, to), to: Math.max(from, to) };
    this.#query = { ...this.#query, filter: { ...this.#query.filter, range } };
  }

  #advance(steps: number): void {
    for (let step = 0; step < steps && this.#prepared !== null; step++)
      if (this.#prepared.next().done) this.#prepared = null;
  }

  #join(steps: number): void {
    this.#joining ??= this.#engine.compact();
    for (let step = 0; step < steps && this.#joining !== null; step++)
      if (this.#joining.next().done) this.#joining = null;
  }

  /** Sends changes of known incidents and new ones in one delivery; of two changes of one incident the last counts. */
  #update({ changes, rows, lists }: Extract<Command, { kind: 'update' }>): void {
    const known = this.#incidents.length;
    const sent: PlainIncident[] = [];
    const touched = new Set<number>();
    if (known > 0)
      for (const { of, row } of changes) {
        const place = of % known;
        const before = this.#incidents[place];
        if (!before) continue;
        const { time, lngE6, latE6, unit, eventNo } = before;
        const after = { ...row, time, lngE6, latE6, unit, eventNo };
        this.#incidents[place] = after;
        touched.add(place);
        sent.push(after);
      }
    sent.push(...this.#number(rows));
    if (sent.length === 0) return;
    const report = this.#engine.update(toRawColumns(sent, lists), lists);
    expect([report.accepted, report.updated, report.rejectedCount]).toEqual([rows.length, touched.size, 0]);
  }

  do(command: Command): void {
    this.#advance(1);
    switch (command.kind) {
      case 'filter':
        this.#query = { ...this.#query, filter: { ...this.#query.filter, ...command.change } };
        return;
      case 'rangeOfRows': {
        const timeOf = (place: number) => this.#incidents[place % this.#incidents.length]?.time ?? AS_OF;
        this.#setRange(timeOf(command.first), timeOf(command.last) + command.extraMs);
        return;
      }
      case 'drag':
        for (const ms of command.ms) {
          const { from, to } = this.#range();
          this.#setRange(command.edge === 'to' ? from : from + ms, command.edge === 'from' ? to : to + ms);
          this.#engine.query(this.#query);
        }
        return;
      case 'view':
        this.#query = { ...this.#query, view: command.view };
        return;
      case 'asOf':
        this.#query = { ...this.#query, asOf: command.asOf };
        return;
      case 'rest':
        this.#query = { ...this.#query, ...command.rest };
        return;
      case 'append': {
        this.#prepared = null;
        const raw = toRawColumns(this.#number(command.rows), command.lists);
        const report = this.#engine.append(raw, command.lists);
        expect([report.accepted, report.rejectedCount]).toEqual([command.rows.length, 0]);
        return;
      }
      case 'update':
        this.#prepared = null;
        this.#update(command);
        return;
      case 'prepare':
        this.#prepared = this.#engine.precompute(this.#query, command.active);
        this.#advance(command.steps);
        return;
      case 'join':
        this.#join(command.steps);
        return;
      case 'ask':
        this.asked++;
        expectAnswer(this.#engine, this.#incidents, this.#query);
    }
  }
}
