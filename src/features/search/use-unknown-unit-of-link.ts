import { useEffect } from 'react';
import { useUnitIndex } from '../../api/unit-index.ts';
import { useUnitsReading } from '../../api/units-reading.ts';
import { useAppState, useFilter } from '../../state/hooks.tsx';

/** Shows the whole city in place of a unit that no list of the data has (`in=430299000000`), and says so. */
export function useUnknownUnitOfLink(): void {
  const { filter, trail, interface: page } = useAppState();
  const unitCode = useFilter((state) => state.filter.unitCode);
  const units = useUnitIndex();
  const isRead = useUnitsReading().kind === 'ready';
  const isUnknown = isRead && unitCode !== null && !units.has(unitCode);
  useEffect(() => {
    if (!isUnknown) return;
    // No step: Back would lead to the unknown unit again.
    trail.getState().requestClimb();
    filter.getState().replace({ ...filter.getState().filter, unitCode: null });
    const { linkNotes, setLinkNotes } = page.getState();
    if (!linkNotes.some(({ reason, value }) => reason === 'unknownUnit' && value === unitCode))
      setLinkNotes([...linkNotes, { parameter: 'in', value: unitCode, reason: 'unknownUnit' }]);
  }, [isUnknown, unitCode, filter, trail, page]);
}
