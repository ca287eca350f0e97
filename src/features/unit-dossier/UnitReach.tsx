import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { camerasQuery } from '../../api/cameras.ts';
import { unitServicesQuery } from '../../api/unit-services.ts';
import { useServerDay } from '../../api/server-clock.ts';
import type { IndexedUnit } from '../../api/unit-index.ts';
import { countByClass } from '../../domain/cameras/class-counts.ts';
import { insideOf } from '../../domain/grids/codes.ts';
import { isInForce } from '../../domain/grids/versions/validity.ts';
import { dateOfCivilDay } from '../../domain/time/civil-day.ts';
import { formatCount, formatShare } from '../../i18n/format.ts';
import type { UnitServices as Services } from '../../schemas/unit-services.ts';
import { DossierSection } from '../../ui/DossierFrame.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { QueryPlaceholder } from '../../ui/QueryPlaceholder.tsx';
import * as dossierContent from '../../ui/dossier-content.module.css';

/** What part of a unit services reach on foot, and its cameras by class with what they see. */
export function UnitReach({ unit }: { unit: IndexedUnit }) {
  const { t } = useTranslation();
  const day = useServerDay();
  const today = day === undefined ? undefined : dateOfCivilDay(day);
  const isOfToday = today === undefined || isInForce(unit, today);
  const { data, error, refetch } = useQuery({ ...unitServicesQuery(unit.code), enabled: isOfToday });
  if (!isOfToday) return <NotInForce unit={unit} today={today} />;
  return (
    <>
      <DossierSection
        title={t('unit.services')}
        aside={data && t(data.by === 'streets' ? 'unit.byStreets' : 'unit.straight')}
      >
        {data === undefined ? (
          <>
            <QueryPlaceholder error={error} retry={refetch} />
            {error === null && <p className={dossierContent.note}>{t('unit.servicesLoading')}</p>}
          </>
        ) : (
          <>
            <Facts
              facts={data.services.map((service) => ({
                name: t(`facilityType.${service.facilityType}`),
                value: <Reach service={service} />,
              }))}
            />
            <p className={dossierContent.note}>{t('unit.servicesNote')}</p>
          </>
        )}
      </DossierSection>
      <UnitCameras unit={unit} services={data} />
    </>
  );
}

/** The reach is that of the facilities of today: a unit that counts on other days has none. */
function NotInForce({ unit: { validFrom, validTo }, today }: { unit: IndexedUnit; today: string }) {
  const { t } = useTranslation();
  const isEnded = validTo !== undefined && validTo < today;
  return (
    <DossierSection title={t('unit.services')}>
      <p className={dossierContent.note}>
        {isEnded ? t('unit.ended', { day: validTo }) : t('unit.notBegun', { day: validFrom })}
      </p>
    </DossierSection>
  );
}

function Reach({ service }: { service: Services['services'][number] }) {
  const { t } = useTranslation();
  const { inside, area, householdShare, households } = service;
  return (
    <span className={dossierContent.quantity}>
      <span>
        {area === undefined ? t('unit.noRadius') : formatShare(area.share, 1)}
        {area !== undefined && area.error > 0 && <small> ±{formatShare(area.error, 1)}</small>}
      </span>
      {householdShare !== undefined && households !== undefined && (
        <small>
          {t('unit.householdShare', { share: formatShare(householdShare, 1), n: formatCount(households) })}
        </small>
      )}
      <small>{t('unit.insideCount', { n: inside })}</small>
    </span>
  );
}

function UnitCameras({ unit, services }: { unit: IndexedUnit; services: Services | undefined }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(camerasQuery);
  const isInside = insideOf(unit.code, unit.memberCodes);
  const classes =
    data && countByClass(data.filter(({ unitCode }) => unitCode !== undefined && isInside(unitCode)));
  const sum = (of: (each: NonNullable<typeof classes>[number]) => number): number =>
    (classes ?? []).reduce((total, each) => total + of(each), 0);
  return (
    <DossierSection
      title={t('unit.cameras')}
      aside={
        classes &&
        t('unit.camerasOf', {
          online: formatCount(sum(({ online }) => online)),
          total: formatCount(sum(({ cameras }) => cameras)),
        })
      }
    >
      {classes === undefined && <QueryPlaceholder error={error} retry={refetch} />}
      {classes?.length === 0 && <p className={dossierContent.note}>{t('unit.noCameras')}</p>}
      <Facts
        facts={(classes ?? []).map(({ pointClass, cameras, online, unknownView }) => {
          const seen = services?.cameras.find((each) => each.pointClass === pointClass);
          return {
            name: t(`camera.class${pointClass}`),
            value: (
              <span className={dossierContent.quantity}>
                <span>
                  {t('unit.camerasOf', { online: formatCount(online), total: formatCount(cameras) })}
                </span>
                <small>
                  {t('unit.unknownView', {
                    share: formatShare(unknownView / cameras, 0),
                    n: formatCount(unknownView),
                  })}
                </small>
                {seen !== undefined && (unknownView < cameras || seen.area.share > 0) && (
                  <small>{t('unit.seenArea', { share: formatShare(seen.area.share, 1) })}</small>
                )}
              </span>
            ),
          };
        })}
      />
      {classes !== undefined && classes.length > 0 && (
        <p className={dossierContent.note}>{t('unit.camerasNote')}</p>
      )}
    </DossierSection>
  );
}
