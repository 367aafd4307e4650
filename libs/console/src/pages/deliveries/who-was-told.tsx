import { List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type DeliveryDetail, deliveryQuery } from '../../api/deliveries.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';

/** Who was told what became of a delivery, and to whom it was handed over by mail; nothing when nobody had to be told. */
export function WhoWasTold({ deliveryId }: { deliveryId: string }) {
  const t = useTexts('deliveries');
  const { data } = useQuery(deliveryQuery(deliveryId));
  if (!data) return null;
  const isToldNobody = data.told.length + data.mailed.length === 0;
  if (isToldNobody && data.state !== 'undeliverable') return null;
  return (
    <div>
      <Text size="sm" fw={620}>
        {t('told.title')}
      </Text>
      {isToldNobody && (
        <Text size="sm" c="dimmed">
          {t('told.nobody')}
        </Text>
      )}
      <List size="sm" listStyleType="none">
        {data.told.map(({ name, at }) => (
          <List.Item key={`${name} ${at}`}>
            {name} · <Moment at={at} />
          </List.Item>
        ))}
        {data.mailed.map((mailed) => (
          <List.Item key={`${mailed.name} ${mailed.at}`}>
            {t('handOver.mailed', { name: mailed.name })} · <Moment at={mailed.at} /> ·{' '}
            <Fetched mailed={mailed} />
          </List.Item>
        ))}
      </List>
    </div>
  );
}

function Fetched({ mailed: { fetchedAt, expiresAt } }: { mailed: DeliveryDetail['mailed'][number] }) {
  const t = useTexts('deliveries');
  if (fetchedAt === null) return new Date(expiresAt) > new Date() ? t('handOver.open') : t('handOver.over');
  return (
    <>
      {t('handOver.fetched')} <Moment at={fetchedAt} />
    </>
  );
}
