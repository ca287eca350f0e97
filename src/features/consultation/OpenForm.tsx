import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { incidentQuery } from '../../api/incidents.ts';
import { useUnitIndex } from '../../api/unit-index.ts';
import { CONSULTATION_TEXT_LENGTHS } from '../../domain/consultation/text-lengths.ts';
import { useFilter } from '../../state/hooks.tsx';
import * as buttonStyles from '../../ui/Button.module.css';
import { draftStore } from './draft.ts';
import { RoleSelect } from './RoleSelect.tsx';
import type { ConsultationChanges } from './use-consultation-changes.ts';
import * as styles from './Forms.module.css';

/** Opens an item: of an incident that cannot be solved at once, or without one. */
export function OpenForm({ eventNo, changes }: { eventNo: string; changes: ConsultationChanges }) {
  const { t } = useTranslation();
  const units = useUnitIndex();
  const scope = useFilter(({ filter }) => filter.unitCode);
  const { role, setRole } = useStore(draftStore);
  const incident = useQuery({ ...incidentQuery(eventNo), enabled: eventNo !== '' });
  const [typedTitle, setTitle] = useState<string>();
  const [typedUnit, setUnit] = useState<string>();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const title = typedTitle ?? incident.data?.title ?? '';
  const unitCode = typedUnit ?? incident.data?.unitCode ?? scope ?? '';
  const unit = units.get(unitCode);
  const isReady = title.trim() !== '' && unit !== undefined && !incident.isError;
  const { open } = changes;
  return (
    <form
      className={styles.form}
      data-part="consultation-open"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady)
          open.mutate({
            title: title.trim(),
            unitCode,
            openedBy: role,
            ...(eventNo === '' ? {} : { eventNo }),
          });
      }}
    >
      <h2>{t('consultation.openNew')}</h2>
      {eventNo !== '' && <p>{t('consultation.ofIncident', { eventNo })}</p>}
      {incident.error !== null && (
        <p className={styles.fault} role="alert">
          {incident.error.message}
        </p>
      )}
      <label className={styles.field}>
        <span>{t('consultation.field.title')}</span>
        <input
          ref={first}
          value={title}
          maxLength={CONSULTATION_TEXT_LENGTHS.title}
          placeholder={t('consultation.noNames')}
          onChange={({ target }) => setTitle(target.value)}
        />
      </label>
      <label className={styles.field}>
        <span>{t('consultation.field.unitCode')}</span>
        <input value={unitCode} maxLength={18} onChange={({ target }) => setUnit(target.value.trim())} />
      </label>
      <p>{unit === undefined ? t('consultation.noUnit') : unit.name}</p>
      <RoleSelect label={t('consultation.by')} value={role} onChange={setRole} />
      {open.error !== null && (
        <p className={styles.fault} role="alert">
          {open.error.message}
        </p>
      )}
      <button type="submit" className={buttonStyles.button} disabled={!isReady || open.isPending}>
        {t('consultation.openIt')}
      </button>
    </form>
  );
}
