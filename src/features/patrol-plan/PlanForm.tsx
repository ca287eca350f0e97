import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { SHIFT_BOUNDS, SHIFT_PRESETS, TRAVEL_MODES } from '../../domain/shift/shift-settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { planStore } from './plan-store.ts';
import { clockOfMinute } from './plan-words.ts';
import type { usePlan } from './use-plan.ts';
import * as styles from './Plan.module.css';

function minuteOf(text: string): number | undefined {
  const [hour, minute] = text.split(':').map(Number);
  return hour === undefined || minute === undefined || Number.isNaN(hour + minute)
    ? undefined
    : hour * 60 + minute;
}

/** What is asked of the plan: the shift, the teams, their starts and limits, and how far they should walk. */
export function PlanForm({ plan }: { plan: ReturnType<typeof usePlan> }) {
  const { t } = useTranslation();
  const { settings: desk, change } = useStore(planStore);
  const { settings, candidates = [] } = plan;
  const { fromMinute, toMinute, stayMinutes } = desk;
  const preset = SHIFT_PRESETS.find(
    (each) => each.fromMinute === fromMinute && each.toMinute === toMinute,
  )?.name;
  const setTeams = (count: number): void =>
    change({ startIds: Array.from({ length: count }, (_, team) => desk.startIds[team] ?? null) });
  const changeTimes = (text: string, patchOf: (minute: number) => Partial<typeof desk>): void => {
    const minute = minuteOf(text);
    if (minute === undefined) return;
    const next = { fromMinute, toMinute, ...patchOf(minute) };
    const hours = ((next.toMinute - next.fromMinute + 1440) % 1440 || 1440) / 60;
    if (hours >= SHIFT_BOUNDS.hours.least && hours <= SHIFT_BOUNDS.hours.most) change(next);
  };
  return (
    <Panel title={t('patrolPlan.form.title')} state={{ kind: 'ready' }} className={styles.whole} collapsible>
      <div className={styles.form}>
        <Field label={t('patrolPlan.form.compactness')} hint={t('patrolPlan.form.compactnessHint')}>
          {(id) => (
            <span className={styles.slider}>
              <small>{t('patrolPlan.form.capture')}</small>
              <input
                id={id}
                type="range"
                min={0}
                max={1}
                step={0.05}
                value={desk.compactness}
                onChange={(event) => change({ compactness: Number(event.target.value) })}
              />
              <small>{t('patrolPlan.form.compact')}</small>
            </span>
          )}
        </Field>
        <Segmented
          label={t('patrolPlan.form.shift')}
          options={SHIFT_PRESETS.map(({ name, ...each }) => ({
            value: name,
            label: t(`patrolPlan.form.preset.${name}`),
            title: `${clockOfMinute(each.fromMinute)}–${clockOfMinute(each.toMinute)}`,
          }))}
          value={preset}
          onChange={(name) => {
            const chosen = SHIFT_PRESETS.find((each) => each.name === name);
            if (chosen !== undefined) change({ fromMinute: chosen.fromMinute, toMinute: chosen.toMinute });
          }}
        />
        <div className={styles.pair}>
          <Field label={t('patrolPlan.form.date')}>
            {(id) => (
              <input
                id={id}
                type="date"
                value={settings?.date ?? ''}
                onChange={(event) => event.target.value !== '' && change({ date: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('patrolPlan.form.from')}>
            {(id) => (
              <input
                id={id}
                type="time"
                step={900}
                value={clockOfMinute(fromMinute)}
                onChange={(event) => changeTimes(event.target.value, (minute) => ({ fromMinute: minute }))}
              />
            )}
          </Field>
          <Field label={t('patrolPlan.form.to')}>
            {(id) => (
              <input
                id={id}
                type="time"
                step={900}
                value={clockOfMinute(toMinute)}
                onChange={(event) => changeTimes(event.target.value, (minute) => ({ toMinute: minute }))}
              />
            )}
          </Field>
        </div>
        <Segmented
          label={t('patrolPlan.form.travel')}
          options={TRAVEL_MODES.map((mode) => ({ value: mode, label: t(`patrolPlan.travel.${mode}`) }))}
          value={desk.travel}
          onChange={(travel) => change({ travel })}
        />
        <div className={styles.pair}>
          <NumberField
            label={t('patrolPlan.form.teams')}
            value={desk.startIds.length}
            bounds={SHIFT_BOUNDS.teams}
            onChange={setTeams}
          />
          <NumberField
            label={t('patrolPlan.form.stops')}
            value={desk.mostStops}
            bounds={SHIFT_BOUNDS.stops}
            onChange={(mostStops) => change({ mostStops })}
          />
          <NumberField
            label={t('patrolPlan.form.gap')}
            value={desk.mostGapMinutes}
            bounds={SHIFT_BOUNDS.gapMinutes}
            onChange={(mostGapMinutes) => change({ mostGapMinutes })}
          />
          <NumberField
            label={t('patrolPlan.form.stayLeast')}
            value={stayMinutes.least}
            bounds={{ least: SHIFT_BOUNDS.stayMinutes.least, most: stayMinutes.most }}
            onChange={(least) => change({ stayMinutes: { ...stayMinutes, least } })}
          />
          <NumberField
            label={t('patrolPlan.form.stayMost')}
            value={stayMinutes.most}
            bounds={{ least: stayMinutes.least, most: SHIFT_BOUNDS.stayMinutes.most }}
            onChange={(most) => change({ stayMinutes: { ...stayMinutes, most } })}
          />
        </div>
        <details>
          <summary>{t('patrolPlan.form.starts')}</summary>
          {desk.startIds.map((chosen, team) => (
            <Field key={team} label={t('patrolPlan.title', { team: team + 1 })}>
              {(id) => (
                <select
                  id={id}
                  value={chosen ?? settings?.startIds[team] ?? ''}
                  onChange={(event) => change({ startIds: desk.startIds.with(team, event.target.value) })}
                >
                  {candidates.map((candidate) => (
                    <option key={candidate.id} value={candidate.id}>
                      {candidate.name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ))}
        </details>
        <WishList
          title={t('patrolPlan.form.refused')}
          ids={desk.refusedIds}
          nameOf={(id) => candidates.find((candidate) => candidate.id === id)?.name ?? id}
          onRemove={(id) => planStore.getState().toggleRefusal(id)}
        />
        <Field label={t('patrolPlan.form.mustGo')}>
          {(id) => (
            <select
              id={id}
              value=""
              onChange={(event) => change({ mustGoIds: [...desk.mustGoIds, event.target.value] })}
            >
              <option value="">{t('patrolPlan.form.mustGoAdd')}</option>
              {candidates
                .filter((candidate) => !desk.mustGoIds.includes(candidate.id))
                .map((candidate) => (
                  <option key={candidate.id} value={candidate.id}>
                    {candidate.name}
                  </option>
                ))}
            </select>
          )}
        </Field>
        <WishList
          title={t('patrolPlan.form.mustGoList')}
          ids={desk.mustGoIds}
          nameOf={(id) => candidates.find((candidate) => candidate.id === id)?.name ?? id}
          onRemove={(id) => change({ mustGoIds: desk.mustGoIds.filter((each) => each !== id) })}
        />
        <p className={styles.note}>{t('patrolPlan.form.note')}</p>
        {(plan.travel?.offStreet ?? 0) > 0 && (
          <p className={styles.note}>{t('patrolPlan.form.offStreet', { n: plan.travel?.offStreet ?? 0 })}</p>
        )}
      </div>
    </Panel>
  );
}

function Field(props: { label: string; hint?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.field} title={props.hint}>
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
    </div>
  );
}

function NumberField(props: {
  label: string;
  value: number;
  bounds: { readonly least: number; readonly most: number };
  onChange: (value: number) => void;
}) {
  const { least, most } = props.bounds;
  return (
    <Field label={props.label}>
      {(id) => (
        <input
          id={id}
          type="number"
          min={least}
          max={most}
          value={props.value}
          onChange={(event) => {
            const value = event.target.valueAsNumber;
            if (Number.isInteger(value) && value >= least && value <= most) props.onChange(value);
          }}
        />
      )}
    </Field>
  );
}

function WishList(props: {
  title: string;
  ids: readonly string[];
  nameOf: (id: string) => string;
  onRemove: (id: string) => void;
}) {
  const { t } = useTranslation();
  if (props.ids.length === 0) return null;
  return (
    <div className={styles.wishes} role="group" aria-label={props.title}>
      <span>{props.title}</span>
      {props.ids.map((id) => (
        <Button key={id} onClick={() => props.onRemove(id)}>
          {t('patrolPlan.form.remove', { name: props.nameOf(id) })}
        </Button>
      ))}
    </div>
  );
}
