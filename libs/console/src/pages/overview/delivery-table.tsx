import { Table } from '@mantine/core';
import type { DeliveryDay } from '../../api/overview.js';
import { useLocale, useTexts } from '../../language/use-texts.js';
import { DELIVERY_SERIES } from './delivery-series.js';

/** The chart's numbers, newest day first. */
export function DeliveryTable({ days }: { days: DeliveryDay[] }) {
  const t = useTexts('overview');
  const locale = useLocale();
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return (
    <Table.ScrollContainer
      minWidth={560}
      scrollAreaProps={{
        viewportProps: { tabIndex: 0, role: 'group', 'aria-label': t('deliveries.title') },
      }}
    >
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('deliveries.day')}</Table.Th>
            {DELIVERY_SERIES.map(({ name }) => (
              <Table.Th key={name} scope="col" ta="right">
                {t(`deliveries.series.${name}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.toReversed().map((day) => (
            <Table.Tr key={day.day}>
              <Table.Th scope="row" fw={400}>
                {long.format(new Date(day.day))}
              </Table.Th>
              {DELIVERY_SERIES.map(({ name }) => (
                <Table.Td key={name} ta="right">
                  {day[name]}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
