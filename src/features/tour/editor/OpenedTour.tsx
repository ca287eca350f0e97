import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { resolveVariable } from '../../../domain/tour/resolve.ts';
import { parseVariable, variablesOf } from '../../../domain/tour/template.ts';
import { nameOfTour } from '../../../domain/tour/tour-names.ts';
import { labelIn } from '../../../domain/view/languages.ts';
import { mapScale } from '../../../map/map-scale.ts';
import type { ListedTour, TourStop } from '../../../schemas/tours.ts';
import { useAppState, useFilter, useView } from '../../../state/hooks.tsx';
import { Button, ToggleButton } from '../../../ui/Button.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import type { TourPlace } from '../tour-model.ts';
import { useStopOnMap } from '../use-stop-on-map.ts';
import { useTourFacts } from '../use-tour-facts.ts';
import { textsOf } from '../value-words.ts';
import { replaceEntry } from './edit-list.ts';
import { faultsOf } from './faults.ts';
import { FieldContext, FieldFaults, LabelsField } from './fields.tsx';
import { SaveNote } from './SaveNote.tsx';
import { StopForm } from './StopForm.tsx';
import { StopList } from './StopList.tsx';
import { freeCorners, takenView } from './take-view.ts';
import type { useDraft } from './use-draft.ts';
import * as styles from './TourEditor.module.css';

/** The tour that is written: its name, its stops, and the fields of the one that is chosen, which stands on the map. */
export function OpenedTour(
  props: TourPlace & { work: ReturnType<typeof useDraft>; tours: readonly ListedTour[] },
) {
  const { work, tours, map, padding, host, dataset, tools } = props;
  const { t } = useTranslation();
  const state = useAppState();
  const language = useView(({ view }) => view.language);
  const { draft, at, change } = work;
  const tour = draft!.tour;
  const stop = tour.stops[at];
  const [placed, setPlaced] = useState(0);
  const onMap = useStopOnMap({ stop: usePlaced(stop, placed), map, padding, host, bounds: dataset.bounds });
  const names = useMemo(
    () =>
      new Set([
        ...variablesOf(stop ? textsOf(stop, language) : []).map(({ name }) => name),
        'cameras',
        'facilities',
      ]),
    [stop, language],
  );
  const facts = useTourFacts(onMap, names);
  const isMapOther = useIsMapOther(stop);
  const found = useMemo(
    () => faultsOf(tour, language, (key, values) => t(key, { ...values })),
    [tour, language, t],
  );
  const faults = 'faults' in work.save ? [...found, ...work.save.faults] : found;
  const field = useMemo(
    () => ({
      faults,
      resolve: (written: string) => resolveVariable(parseVariable(written), facts),
    }),
    // oxlint-disable-next-line react/exhaustive-deps
    [found, work.save, facts],
  );
  const setStop = (changed: TourStop, name?: string): void =>
    change({ ...tour, stops: replaceEntry(tour.stops, at, changed) }, name);
  const take = (): void => {
    if (map === null || stop === undefined) return;
    const scale = mapScale();
    const [southWest, northEast] = freeCorners(padding(true), {
      width: window.innerWidth,
      height: window.innerHeight,
    }).map(([x, y]) => map.map.unproject([x / scale, y / scale]));
    const { view } = state.view.getState();
    setStop({
      ...stop,
      ...takenView(
        [southWest!.lng, southWest!.lat, northEast!.lng, northEast!.lat],
        stop.view.padding,
        view,
        state.filter.getState().filter,
      ),
    });
  };
  const show = (): void => {
    const listed = tours.find(({ id, origin }) => origin === 'saved' && id === tour.id);
    state.view.getState().change({
      tour: {
        isPresenter: false,
        id: listed ? nameOfTour(listed, tours) : null,
        stop: listed ? at + 1 : null,
      },
    });
    state.tour.getState().edit(false);
  };
  return (
    <FieldContext value={field}>
      <p className={`${styles.rowKeys} ${styles.bar}`}>
        <ToggleButton
          title="Ctrl+S"
          isDisabled={work.save.kind === 'saving'}
          onClick={() => void work.saveDraft()}
        >
          {t('tourEditor.save')}
        </ToggleButton>
        <Button onClick={work.undo}>{t('tourEditor.undo')}</Button>
        <Button onClick={work.redo}>{t('tourEditor.redo')}</Button>
        <Button onClick={show}>{t('tourEditor.show')}</Button>
        <Button
          onClick={() =>
            saveFile(`${tour.id}.json`, 'application/json', `${JSON.stringify(tour, null, 2)}\n`)
          }
        >
          {t('tourEditor.export')}
        </Button>
        <Button onClick={work.close}>{t('tourEditor.toList')}</Button>
      </p>
      <SaveNote work={work} faultCount={faults.length} />
      <LabelsField
        label={t('tourEditor.field.tourTitle')}
        path="title"
        value={tour.title}
        onChange={(title, each) => change({ ...tour, title }, `title.${each}`)}
      />
      <FieldFaults path="id" />
      {tour.stops.length === 0 && <FieldFaults path="stops" />}
      <StopList
        tour={tour}
        at={at}
        faults={faults}
        onGoTo={work.goTo}
        onChange={(changed, to) => change(changed, undefined, to)}
      />
      {stop !== undefined && (
        <>
          <h3>{t('tour.stopOf', { n: at + 1, name: labelIn(stop.kicker ?? stop.title, language) })}</h3>
          <StopForm
            key={stop.id}
            stop={stop}
            path={`stops.${at}`}
            onChange={setStop}
            onTake={take}
            isMapOther={isMapOther}
            onPutBack={() => setPlaced(placed + 1)}
          />
          <details className={styles.tools}>
            <summary>{t('tourEditor.tools')}</summary>
            {tools}
          </details>
        </>
      )}
    </FieldContext>
  );
}

/** The stop as it is put on the map: texts that are typed do not put it there anew; `round` does. */
function usePlaced(stop: TourStop | undefined, round: number): TourStop | undefined {
  const { id, view, layers, metric, level, filter, range, highlight } = stop ?? {};
  const key = JSON.stringify([id, view, layers, metric, level, filter, range, highlight, round]);
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => stop && { ...stop }, [key]);
}

/** Whether filter, layers or colours of the page are other than the stop says. */
function useIsMapOther(stop: TourStop | undefined): boolean {
  const filter = useFilter((each) => each.filter);
  const layers = useView(({ view }) => view.layers);
  const metric = useView(({ view }) => view.metric);
  const level = useView(({ view }) => view.level);
  if (stop === undefined) return false;
  const now = takenView([0, 0, 1, 1], 0, { layers, metric, level }, filter);
  return (
    now.filter !== stop.filter ||
    now.range !== stop.range ||
    [...now.layers].sort().join() !== [...stop.layers].sort().join() ||
    (stop.metric !== undefined && now.metric !== stop.metric) ||
    (stop.level !== undefined && now.level !== stop.level)
  );
}
