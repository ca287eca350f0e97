import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelIn } from '../../../domain/view/languages.ts';
import { freeTourId } from '../../../domain/tour/tour-names.ts';
import type { Tour, TourStop } from '../../../schemas/tours.ts';
import { useView } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/Button.tsx';
import { nameOfStop } from '../value-words.ts';
import { moveEntry, removeEntry } from './edit-list.ts';
import type { TourFault } from './faults.ts';
import { EntryKeys } from './EntryKeys.tsx';
import * as styles from './TourEditor.module.css';

const MOST_STOPS = 40;

/** The stops in their order. One is chosen by a press; Alt with ↑ or ↓, the buttons or the hand move it. */
export function StopList(props: {
  tour: Tour;
  at: number;
  faults: readonly TourFault[];
  onGoTo: (at: number) => void;
  onChange: (tour: Tour, at: number) => void;
}) {
  const { tour, at, faults, onGoTo, onChange } = props;
  const { t } = useTranslation();
  const language = useView(({ view }) => view.language);
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number>();
  const { stops } = tour;
  const put = (changed: readonly TourStop[], to: number): void =>
    onChange({ ...tour, stops: [...changed] }, to);
  const focusRow = (row: number): void =>
    void requestAnimationFrame(() =>
      list.current?.querySelectorAll<HTMLElement>('[data-stop-row]')[row]?.focus(),
    );
  const move = (from: number, to: number): void => {
    const moved = moveEntry(stops, from, to);
    if (moved === stops) return;
    put(moved, to);
    focusRow(to);
  };
  const remove = (index: number): void => {
    put(removeEntry(stops, index), index < at ? at - 1 : at);
    // Else the key that takes it back would be heard by the page behind the editor.
    focusRow(Math.min(index, stops.length - 2));
  };
  const add = (): void => {
    const like = stops[at];
    const stop: TourStop = {
      ...(like ?? EMPTY_STOP),
      id: freeTourId(
        `stop-${stops.length + 1}`,
        stops.map(({ id }) => id),
      ),
      title: { 'zh-CN': t('tourEditor.newStop') },
      text: { 'zh-CN': '' },
      figures: [],
      rows: [],
      cards: [],
    };
    delete stop.kicker;
    delete stop.notes;
    delete stop.published;
    put([...stops.slice(0, at + 1), stop, ...stops.slice(at + 1)], stops.length === 0 ? 0 : at + 1);
  };
  return (
    <>
      <ol className={styles.stops} ref={list} aria-label={t('tour.stops')}>
        {stops.map((stop, index) => {
          const name = labelIn(stop.title, language) === '' ? stop.id : nameOfStop(stop, language);
          const isFaulty = faults.some(({ path }) => path.startsWith(`stops.${index}.`));
          return (
            <li
              key={stop.id}
              draggable
              data-dragged={dragged === index}
              onDragStart={() => setDragged(index)}
              onDragEnd={() => setDragged(undefined)}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault();
                if (dragged !== undefined) move(dragged, index);
              }}
            >
              <button
                type="button"
                data-stop-row={stop.id}
                aria-current={index === at ? 'step' : undefined}
                onClick={() => onGoTo(index)}
                onKeyDown={(event) => {
                  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                  if (step === undefined || !event.altKey) return;
                  event.preventDefault();
                  move(index, index + step);
                }}
              >
                {index + 1} {name}
                {isFaulty && <span className={styles.faultMark}>{t('tourEditor.faulty')}</span>}
              </button>
              <EntryKeys
                name={t('tour.stopOf', { n: index + 1, name })}
                index={index}
                count={stops.length}
                onMove={(to) => move(index, to)}
                onRemove={() => remove(index)}
              />
            </li>
          );
        })}
      </ol>
      {stops.length < MOST_STOPS && <Button onClick={add}>{t('tourEditor.addStop')}</Button>}
    </>
  );
}

const EMPTY_STOP: TourStop = {
  id: 'stop-1',
  title: { 'zh-CN': '' },
  text: { 'zh-CN': '' },
  view: { padding: 0.04 },
  layers: ['units', 'unitLabels'],
  filter: '',
  range: 'all',
  seconds: 60,
  highlight: [],
  figures: [],
  rows: [],
  cards: [],
};

/** A tour without a word, with one stop that looks at a box of degrees. */
export function emptyTour(
  id: string,
  bounds: readonly [number, number, number, number],
  title: string,
): Tour {
  const stop: TourStop = { ...EMPTY_STOP, view: { bounds: [...bounds], padding: 0.04 } };
  return { id, title: { 'zh-CN': title }, stops: [stop] };
}
