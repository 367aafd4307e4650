import { Table, Text } from '@mantine/core';
import { CONNECTION_STATES } from '../../api/connections.js';
import type { Overview } from '../../api/overview.js';
import { useTexts } from '../../language/use-texts.js';
import { partnerName } from '../../pieces/partner-name.js';
import { ConnectionStateBadge } from '../../pieces/state-badge.js';
import { TextLink } from '../../pieces/text-link.js';
import { useMay } from '../../session/use-session.js';
import { OverviewCard } from './overview-card.js';

/** How many connections stand in which state, partner by partner. */
export function ConnectionsCard({ connections }: Pick<Overview, 'connections'>) {
  const t = useTexts('overview');
  const mayOpen = useMay('connections.read');
  const partners = [...new Set(connections.map(({ partner }) => partner))];
  const countOf = (partner: string, state: string) =>
    connections.find((row) => row.partner === partner && row.state === state)?.count ?? 0;
  return (
    <OverviewCard
      title={t('connections.title')}
      action={mayOpen && <TextLink to="/connections">{t('connections.open')}</TextLink>}
    >
      {partners.length === 0 ? (
        <Text c="dimmed">{t('connections.none')}</Text>
      ) : (
        <Table.ScrollContainer
          minWidth={280}
          scrollAreaProps={{
            viewportProps: { tabIndex: 0, role: 'group', 'aria-label': t('connections.title') },
          }}
        >
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('connections.state')}</Table.Th>
                {partners.map((partner) => (
                  <Table.Th key={partner} scope="col" ta="right">
                    {partnerName(partner)}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {CONNECTION_STATES.map((state) => (
                <Table.Tr key={state}>
                  <Table.Th scope="row">
                    <ConnectionStateBadge state={state} />
                  </Table.Th>
                  {partners.map((partner) => (
                    <Table.Td key={partner} ta="right">
                      {mayOpen && countOf(partner, state) > 0 ? (
                        <TextLink to="/connections" search={{ partner, state }}>
                          {countOf(partner, state)}
                        </TextLink>
                      ) : (
                        countOf(partner, state)
                      )}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </OverviewCard>
  );
}
