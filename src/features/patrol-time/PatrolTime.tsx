import { ExposurePanel } from './ExposurePanel.tsx';
import { MarketCalendarPanel } from './MarketCalendarPanel.tsx';
import { RiskClockPanel } from './RiskClockPanel.tsx';

/** When: the risk clock, the market days of the month, and cases per exposure. `reload` reads the data of the page anew. */
export function PatrolTime({ reload }: { reload: () => void }) {
  return (
    <>
      <RiskClockPanel />
      <MarketCalendarPanel reload={reload} />
      <ExposurePanel />
    </>
  );
}
