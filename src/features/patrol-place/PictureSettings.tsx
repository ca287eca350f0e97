import { useTranslation } from 'react-i18next';
import { useView } from '../../state/hooks.tsx';
import { formatMetres } from '../../layers/pictures/metres.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import {
  BANDWIDTHS_M,
  HUB_RADII_M,
  LEAST_POINTS,
  RADII_M,
  HEXAGON_RESOLUTIONS,
  RINGS,
  UNIT_DISTANCES_M,
  usePlaceSettings,
  type PlaceSettings,
} from './place-settings.ts';
import * as styles from './PlacePage.module.css';

/** Sides of the hexagons of H3, metres, by resolution (averages of its table; the legend states those of the city). */
const HEXAGON_SIDES_M: Readonly<Record<(typeof HEXAGON_RESOLUTIONS)[number], number>> = {
  7: 1406,
  8: 531,
  9: 201,
};

/** What the chosen picture is computed with. */
export function PictureSettings() {
  const { t } = useTranslation();
  const picture = useView(({ view }) => view.patrol.picture);
  const [settings] = usePlaceSettings();
  const metres = (value: number): string => formatMetres(value);
  const resolution = (
    <Choice
      name="resolution"
      values={HEXAGON_RESOLUTIONS}
      text={(value) => metres(HEXAGON_SIDES_M[value as keyof typeof HEXAGON_SIDES_M])}
    />
  );
  const rings = <Choice name="rings" values={RINGS} text={(n) => t('patrolPlace.settings.ring', { n })} />;
  switch (picture) {
    case 'density':
      return <Choice name="bandwidthM" values={BANDWIDTHS_M} text={metres} />;
    case 'significance':
      return (
        <>
          <CellChoice />
          {settings.cells === 'hexagons' ? (
            <>
              {resolution}
              {rings}
            </>
          ) : (
            <Choice name="unitDistanceM" values={UNIT_DISTANCES_M} text={metres} />
          )}
        </>
      );
    case 'trend':
      return (
        <>
          {resolution}
          {rings}
        </>
      );
    case 'clusters':
      return (
        <>
          <Choice name="radiusM" values={RADII_M} text={metres} />
          <Choice name="minPoints" values={LEAST_POINTS} text={String} />
        </>
      );
    case 'lines':
      return <Choice name="hubRadiusM" values={HUB_RADII_M} text={metres} />;
    case 'nearRepeat':
      return null;
  }
}

type NumberName = {
  [Name in keyof PlaceSettings]: PlaceSettings[Name] extends number ? Name : never;
}[keyof PlaceSettings];

function Choice(props: { name: NumberName; values: readonly number[]; text: (value: number) => string }) {
  const { t } = useTranslation();
  const { name, values, text } = props;
  const [settings, change] = usePlaceSettings();
  const label = t(`patrolPlace.settings.${name}`);
  return (
    <div className={styles.setting}>
      <span>{label}</span>
      <Segmented
        label={label}
        options={values.map((value) => ({ value: String(value), label: text(value) }))}
        value={String(settings[name])}
        onChange={(value) => change({ [name]: Number(value) })}
      />
    </div>
  );
}

function CellChoice() {
  const { t } = useTranslation();
  const [{ cells }, change] = usePlaceSettings();
  const label = t('patrolPlace.settings.cells');
  return (
    <div className={styles.setting}>
      <span>{label}</span>
      <Segmented
        label={label}
        options={(['hexagons', 'units'] as const).map((value) => ({
          value,
          label: t(`patrolPlace.settings.${value}`),
        }))}
        value={cells}
        onChange={(value) => change({ cells: value })}
      />
    </div>
  );
}
