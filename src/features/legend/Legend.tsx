import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { LegendEntry, LegendRow, Swatch } from '../../layers/model/legend-entry.ts';
import { useView } from '../../state/hooks.tsx';
import { LOW_SCREEN } from '../../state/wall/rotation-pages.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Shape } from '../../ui/Shape.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { noteText, readable } from './note-text.ts';
import * as styles from './Legend.module.css';
import * as utilities from '../../ui/utilities.module.css';
import * as shapeStyles from '../../ui/Shape.module.css';

/** The legend: what the layers that are on say about themselves. */
export function Legend({ entries }: { entries: readonly LegendEntry[] }) {
  const { t } = useTranslation();
  const open = useView(({ view }) => view.open.includes('legend'));
  const toggle = useView((state) => state.togglePart);
  const isKiosk = useView(({ view }) => view.wall.kiosk);
  const isNarrow = useMedia('(max-width: 80rem)');
  const isLow = useMedia(LOW_SCREEN);
  // Every line of it is taken from a small map.
  const isShort = isKiosk || (isNarrow && isLow);
  if (entries.length === 0) return null;
  return (
    <aside
      className={`${styles.legend} ${utilities.scroll}`}
      aria-label={t('legend.title')}
      data-compact={isShort}
    >
      <IconButton
        icon={open ? 'chevronDown' : 'chevronUp'}
        label={open ? t('panel.collapse') : t('panel.expand')}
        expanded={open}
        onClick={() => toggle('legend')}
      />
      {open ? (
        <LegendEntries entries={entries} isShort={isShort} />
      ) : (
        <span className={styles.closed}>{t('legend.title')}</span>
      )}
    </aside>
  );
}

/** What each layer says about itself; where it `isShort`, with short notes. */
export function LegendEntries({
  entries,
  isShort = false,
}: {
  entries: readonly LegendEntry[];
  isShort?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.entries}>
      {entries.map((entry) => (
        <section key={entry.id} className={styles.entry}>
          <h3>{t(entry.titleKey, readable(entry.titleValues))}</h3>
          <ul data-scale={entry.id === 'choropleth'}>
            {entry.rows.map((row, index) => (
              <li key={index} title={row.hintKey === undefined ? undefined : t(row.hintKey)}>
                <SwatchPicture swatch={row.swatch} />
                <span>{labelOf(row, t)}</span>
              </li>
            ))}
          </ul>
          <Note entry={entry} isShort={isShort} />
        </section>
      ))}
    </div>
  );
}

function Note({ entry, isShort }: { entry: LegendEntry; isShort: boolean }) {
  const { t } = useTranslation();
  const text = noteText(t, entry, isShort);
  return text && <p>{text}</p>;
}

function labelOf(row: LegendRow, t: TFunction): string {
  return row.label ?? (row.labelKey === undefined ? '' : t(row.labelKey, readable(row.values)));
}

function SwatchPicture({ swatch }: { swatch: Swatch }) {
  if (swatch.kind === 'shape')
    return <Shape shape={swatch.shape} colour={swatch.colour} crossed={swatch.crossed} />;
  if (swatch.kind === 'pictogram')
    return (
      <svg className={shapeStyles.swatch} viewBox="0 0 12 12" aria-hidden="true">
        <path d={swatch.path} fill={swatch.colour} fillRule="evenodd" />
      </svg>
    );
  if (swatch.kind === 'ramp')
    return (
      <span
        className={styles.ramp}
        style={{ background: `linear-gradient(90deg, ${swatch.colours.join(', ')})` }}
        aria-hidden="true"
      />
    );
  if (swatch.kind === 'line')
    return (
      <svg className={shapeStyles.swatch} viewBox="0 0 16 16" aria-hidden="true">
        <path d="M0 8h16" stroke={swatch.colour} strokeWidth="3" />
      </svg>
    );
  const hatch = swatch.kind === 'hatch';
  return (
    <span
      className={`${shapeStyles.swatch} ${styles.cell}`}
      style={{
        background: hatch
          ? `repeating-linear-gradient(-45deg, transparent 0 3px, ${swatch.colour} 3px 4px)`
          : swatch.colour,
      }}
      aria-hidden="true"
    />
  );
}
