import { Bar, BarChart, LabelList, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { usePassing } from '../../ui/use-passing.ts';

/** Height of one bar with its gap, rem. */
const BAR_REM = 1.75;

/** Named values as horizontal bars, the largest first; `label` names the chart. */
export function Bars({ label, data }: { label: string; data: readonly { name: string; value: number }[] }) {
  const [isPointedAt, pointAt] = usePassing<true>();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const rows = [...data].sort((a, b) => b.value - a.value);
  const text = { fill: 'var(--text)', fontSize: 0.875 * rem };
  return (
    <figure
      style={{ margin: 0 }}
      role="img"
      onPointerMove={() => pointAt(true)}
      aria-label={`${label}: ${rows.map((row) => `${row.name} ${row.value}`).join(', ')}`}
    >
      <ResponsiveContainer width="100%" height={rows.length * BAR_REM * rem + 4}>
        <BarChart data={rows} layout="vertical" margin={{ top: 0, right: 3 * rem, bottom: 0, left: 0 }}>
          <XAxis type="number" hide domain={[0, 'dataMax']} />
          <YAxis
            type="category"
            dataKey="name"
            width={8 * rem}
            axisLine={false}
            tickLine={false}
            tick={text}
            interval={0}
          />
          <Tooltip
            {...(isPointedAt === undefined && { active: false })}
            cursor={{ fill: 'var(--hover)' }}
            contentStyle={{
              background: 'var(--panel-solid)',
              border: '1px solid var(--border)',
              color: 'var(--text)',
            }}
          />
          <Bar
            dataKey="value"
            fill="var(--sequential-3)"
            radius={2}
            barSize={0.5 * rem}
            isAnimationActive={false}
          >
            <LabelList dataKey="value" position="right" style={text} />
          </Bar>
        </BarChart>
      </ResponsiveContainer>
    </figure>
  );
}
