import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { Box, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import type { DeliveryDay } from '../../api/overview.js';
import { useLocale, useTexts } from '../../language/use-texts.js';
import { DeliveryTable } from './delivery-table.js';
import { OverviewCard } from './overview-card.js';
import { DELIVERY_SERIES } from './delivery-series.js';

const HEIGHT = 260;

/** Deliveries by outcome, day by day: drawn, or as a table with the same numbers. */
export function DeliveriesCard({ days }: { days: DeliveryDay[] }) {
  const t = useTexts('overview');
  const locale = useLocale();
  const [view, setView] = useState('chart');
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const isEmpty = days.every((day) => DELIVERY_SERIES.every(({ name }) => day[name] === 0));
  return (
    <OverviewCard
      title={t('deliveries.title')}
      action={
        <SegmentedControl
          size="xs"
          aria-label={t('deliveries.view')}
          value={view}
          onChange={setView}
          data={[
            { value: 'chart', label: t('deliveries.chart') },
            { value: 'table', label: t('deliveries.table') },
          ]}
        />
      }
    >
      <Text size="sm" c="dimmed" mb="md">
        {isEmpty ? t('deliveries.none') : t('deliveries.means')}
      </Text>
      {view === 'chart' ? (
        <Box role="img" aria-label={t('deliveries.described')}>
          <BarChart
            h={HEIGHT}
            data={days.map((day) => ({ ...day, day: short.format(new Date(day.day)) }))}
            dataKey="day"
            type="stacked"
            withLegend
            legendProps={{ itemSorter: null }}
            barChartProps={{ accessibilityLayer: false }}
            barProps={{ isAnimationActive: false, maxBarSize: 42 }}
            yAxisProps={{ allowDecimals: false, width: 36 }}
            series={DELIVERY_SERIES.map(({ name, color }) => ({
              name,
              color,
              label: t(`deliveries.series.${name}`),
            }))}
          />
        </Box>
      ) : (
        <DeliveryTable days={days} />
      )}
    </OverviewCard>
  );
}
