import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnitIndex } from '../../../api/unit-index.ts';
import { RANGE_PRESETS } from '../../../domain/time/ranges.ts';
import type { TourStop } from '../../../schemas/tours.ts';
import { Button, ToggleButton } from '../../../ui/Button.tsx';
import { changeOptionalLabel } from './edit-list.ts';
import { FieldFaults, LabelsField, TextField } from './fields.tsx';
import { CardFields, TourLineFields } from './TourLineFields.tsx';
import { useUnitPicking } from './use-unit-picking.ts';
import * as styles from './TourEditor.module.css';

/** The fields of a stop. `path` is its place in the script; `onTake` puts what the map shows into it. */
export function StopForm(props: {
  stop: TourStop;
  path: string;
  onChange: (stop: TourStop, field?: string) => void;
  onTake: () => void;
  /** Whether the map shows something else than the stop says. */
  isMapOther: boolean;
  onPutBack: () => void;
}) {
  const { stop, path, onChange, onTake, isMapOther, onPutBack } = props;
  const { t } = useTranslation();
  const set = (part: Partial<TourStop>, field?: string): void =>
    onChange({ ...stop, ...part }, field === undefined ? undefined : `${path}.${field}`);
  /** A text that may be left out; without any word the stop has it not. */
  const optional = (name: 'kicker' | 'notes') => (
    <LabelsField
      label={t(`tourEditor.field.${name}`)}
      path={`${path}.${name}`}
      value={stop[name]}
      rows={name === 'notes' ? 4 : 1}
      hasVariables={name === 'notes'}
      onChange={(_, language, text) => {
        const { [name]: before, ...rest } = stop;
        const labels = changeOptionalLabel(before, language, text);
        onChange(labels === undefined ? rest : { ...rest, [name]: labels }, `${path}.${name}.${language}`);
      }}
    />
  );
  return (
    <div className={styles.form} data-part="stop-form">
      {optional('kicker')}
      <LabelsField
        label={t('tourEditor.field.title')}
        path={`${path}.title`}
        value={stop.title}
        hasVariables
        onChange={(title, language) => set({ title }, `title.${language}`)}
      />
      <LabelsField
        label={t('tourEditor.field.text')}
        path={`${path}.text`}
        value={stop.text}
        rows={4}
        hasVariables
        onChange={(text, language) => set({ text }, `text.${language}`)}
      />
      <fieldset className={styles.entries}>
        <legend>{t('tourEditor.field.view')}</legend>
        <p className={styles.view}>
          {stop.view.unit === undefined
            ? (stop.view.bounds ?? []).join(', ')
            : t('tourEditor.viewOfUnit', { code: stop.view.unit })}
          <br />
          {stop.layers.map((layer) => t(`layer.${layer}`, { defaultValue: layer })).join(' · ')}
          {stop.filter !== '' && <code>{stop.filter}</code>}
        </p>
        <Button onClick={onTake}>{t('tourEditor.take')}</Button>
        {isMapOther && (
          <p role="status" className={styles.other}>
            {t('tourEditor.mapOther')} <Button onClick={onPutBack}>{t('tourEditor.putBack')}</Button>
          </p>
        )}
        <FieldFaults path={`${path}.view`} />
        <TextField
          label={t('tourEditor.field.padding')}
          path={`${path}.view.padding`}
          type="number"
          value={String(Math.round(stop.view.padding * 100))}
          onChange={(text) => set({ view: { ...stop.view, padding: Number(text) / 100 } }, 'view.padding')}
        />
        <RangeField path={`${path}.range`} value={stop.range} onChange={(range) => set({ range }, 'range')} />
        <FieldFaults path={`${path}.filter`} />
      </fieldset>
      <Highlight stop={stop} path={path} onChange={(highlight) => set({ highlight })} />
      <TextField
        label={t('tourEditor.field.seconds')}
        path={`${path}.seconds`}
        type="number"
        value={String(stop.seconds)}
        onChange={(text) => set({ seconds: Number(text) }, 'seconds')}
      />
      {(['figures', 'rows'] as const).map((name) => (
        <TourLineFields
          key={name}
          title={t(`tourEditor.field.${name}`)}
          path={`${path}.${name}`}
          lines={stop[name]}
          most={name === 'figures' ? 3 : 8}
          onChange={(lines, field) => onChange({ ...stop, [name]: lines }, field)}
        />
      ))}
      <CardFields
        path={`${path}.cards`}
        cards={stop.cards}
        onChange={(cards, field) => onChange({ ...stop, cards }, field)}
      />
      <TextField
        label={t('tourEditor.field.published')}
        path={`${path}.published`}
        value={(stop.published ?? []).join(' ')}
        onChange={(text) => {
          const { published: _, ...rest } = stop;
          const prefixes = text.split(/[\s,]+/).filter((each) => each !== '');
          onChange(prefixes.length === 0 ? rest : { ...rest, published: prefixes }, `${path}.published`);
        }}
      />
      {optional('notes')}
    </div>
  );
}

/** The time range: one of the usual ones, or the one that was taken from the page. */
function RangeField(props: { path: string; value: string; onChange: (value: string) => void }) {
  const { path, value, onChange } = props;
  const { t } = useTranslation();
  const usual: readonly string[] = RANGE_PRESETS;
  return (
    <label className={styles.inline}>
      {t('tourEditor.field.range')}
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {[...usual, ...(usual.includes(value) ? [] : [value])].map((range) => (
          <option key={range} value={range}>
            {t(`tourEditor.range.${range}`, { defaultValue: range })}
          </option>
        ))}
      </select>
      <FieldFaults path={path} />
    </label>
  );
}

/** The units whose outline is lit: chosen on the map, taken out one by one. */
function Highlight(props: { stop: TourStop; path: string; onChange: (codes: string[]) => void }) {
  const { stop, path, onChange } = props;
  const { t } = useTranslation();
  const units = useUnitIndex();
  const [isPicking, setPicking] = useState(false);
  const { highlight } = stop;
  const toggle = (code: string): void =>
    onChange(highlight.includes(code) ? highlight.filter((each) => each !== code) : [...highlight, code]);
  useUnitPicking(isPicking, toggle);
  return (
    <fieldset className={styles.entries}>
      <legend>{t('tourEditor.field.highlight')}</legend>
      <p className={styles.chips}>
        {highlight.map((code) => (
          <button
            key={code}
            type="button"
            aria-label={t('tourEditor.remove', { name: units.get(code)?.name ?? code })}
            onClick={() => toggle(code)}
          >
            {units.get(code)?.name ?? code} ✕
          </button>
        ))}
      </p>
      <ToggleButton isOn={isPicking} title={t('tourEditor.pickHint')} onClick={() => setPicking(!isPicking)}>
        {t('tourEditor.pick')}
      </ToggleButton>
      <FieldFaults path={`${path}.highlight`} />
    </fieldset>
  );
}
