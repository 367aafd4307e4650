import { Button, Card, Checkbox, Group, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { DELIVERY_STATES } from '../../api/deliveries.js';
import { type Delivery, deliveriesQuery, deliveryCountsQuery } from '../../api/deliveries.js';
import { PARTNERS } from '../../api/partners.js';
import { useLiveInterval } from '../../api/use-live.js';
import { useTexts } from '../../language/use-texts.js';
import { byTime } from '../../pieces/by-time.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { FilterSelect } from '../../pieces/filter-select.js';
import { Moment } from '../../pieces/moment.js';
import { OrganisationFilter } from '../../pieces/organisation-filter.js';
import { type PagedColumn, PagedTable } from '../../pieces/paged-table.js';
import { PageTitle } from '../../pieces/page-title.js';
import { partnerName } from '../../pieces/partner-name.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { DeliveryStateBadge } from '../../pieces/state-badge.js';
import { TextLink } from '../../pieces/text-link.js';
import { useMay } from '../../session/use-session.js';
import type { DeliveriesSearch } from './deliveries-search.js';
import { DeliverManyDialog } from './deliver-many-dialog.js';
import { mayHelp } from './may-help.js';
import { ReasonChips } from './reason-chips.js';

const route = getRouteApi('/signed-in/deliveries');

/** The ledger of all deliveries, newest first. */
export function DeliveriesPage() {
  const t = useTexts('deliveries');
  const words = useTexts('words');
  const { state, reason, partner, organisation, order, cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const narrow = (change: { [Filter in keyof DeliveriesSearch]: DeliveriesSearch[Filter] | undefined }) =>
    void navigate({ search: ({ cursor: _, ...before }) => ({ ...before, ...change }) as DeliveriesSearch });
  const maySeeOrganisations = useMay('organisations.read');
  const mayRetry = useMay('deliveries.retry');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [delivering, setDelivering] = useState<readonly string[]>([]);
  const deliveries = useQuery({
    ...deliveriesQuery({ state, reason, partner, organisationId: organisation, order, cursor }),
    refetchInterval: useLiveInterval(),
  });
  const counts = useQuery({
    ...deliveryCountsQuery({ partner, organisationId: organisation }),
    refetchInterval: useLiveInterval(),
  });
  const isPending = deliveries.isPending || counts.isPending;
  const open = deliveries.data?.data.filter(mayHelp) ?? [];
  const mayChoose = mayRetry && !isPending && open.length > 0;
  const marked = open.filter(({ id }) => chosen.has(id));
  const columns = useMemo<PagedColumn<Delivery>[]>(
    () => [
      ...(mayChoose
        ? [
            {
              id: 'chosen',
              header: t('again.choose'),
              cell: ({ row }: { row: { original: Delivery } }) => (
                <Choice delivery={row.original} isChosen={chosen.has(row.original.id)} onChange={setChosen} />
              ),
            },
          ]
        : []),
      { id: 'job', header: t('job'), cell: ({ row }) => <DeliveryLink delivery={row.original} /> },
      { id: 'partner', header: t('partner'), cell: ({ row }) => partnerName(row.original.partner) },
      {
        id: 'state',
        header: t('state'),
        cell: ({ row }) => <DeliveryStateBadge state={row.original.state} />,
      },
      { id: 'reason', header: t('reason'), cell: ({ row }) => row.original.reasonText ?? '–' },
      { id: 'planned', header: t('planned'), cell: ({ row }) => <Moment at={row.original.createdAt} /> },
    ],
    [t, mayChoose, chosen],
  );
  const isFiltered = [state, reason, partner, organisation].some((filter) => filter !== undefined);
  return (
    <>
      <PageTitle title={t('title')} lead={t('lead')} />
      <FilterBar>
        {maySeeOrganisations && (
          <OrganisationFilter value={organisation} onChange={(next) => narrow({ organisation: next })} />
        )}
        <FilterSelect
          label={t('partner')}
          value={partner}
          options={PARTNERS.map((value) => ({ value, label: partnerName(value) }))}
          onChange={(next) => narrow({ partner: next })}
        />
        <FilterSelect
          label={t('state')}
          value={state}
          options={DELIVERY_STATES.map((value) => ({ value, label: words(`deliveryState.${value}`) }))}
          onChange={(next) => narrow({ state: next, reason: undefined })}
        />
      </FilterBar>
      <ReasonChips
        counts={isPending ? [] : (counts.data?.data ?? [])}
        state={state}
        reason={reason}
        onChoose={(chosen) => narrow({ state: chosen?.state, reason: chosen?.reason })}
      />
      {mayChoose && (
        <Group mb="md" gap="md">
          <Button
            variant="default"
            disabled={marked.length === 0}
            onClick={() => setDelivering(marked.map(({ id }) => id))}
          >
            {t('again.many', { count: marked.length })}
          </Button>
          <Button
            variant="subtle"
            onClick={() => setChosen(new Set(marked.length === open.length ? [] : open.map(({ id }) => id)))}
          >
            {marked.length === open.length ? t('again.none') : t('again.all', { count: open.length })}
          </Button>
        </Group>
      )}
      {deliveries.error ? (
        <ProblemAlert error={deliveries.error} onRetry={() => void deliveries.refetch()} />
      ) : (
        <Card p={0} key={isPending ? 'waiting' : 'rows'}>
          <PagedTable
            caption={t('caption')}
            columns={columns}
            page={isPending ? undefined : deliveries.data}
            cursor={cursor}
            onCursor={(next) =>
              void navigate({
                search: ({ cursor: _, ...rest }) => ({ ...rest, ...(next && { cursor: next }) }),
              })
            }
            sorting={byTime('planned', order, (next) => narrow({ order: next }))}
            onOpen={({ id }) => void navigate({ to: '/deliveries/$id', params: { id } })}
            empty={
              <EmptyState
                icon={IconSend}
                title={isFiltered ? t('empty.filtered') : t('empty.title')}
                next={isFiltered ? t('empty.filteredNext') : t('empty.next')}
              />
            }
          />
        </Card>
      )}
      {delivering.length > 0 && (
        <DeliverManyDialog
          ids={delivering}
          onClose={() => {
            setDelivering([]);
            setChosen(new Set());
          }}
        />
      )}
    </>
  );
}

function DeliveryLink({ delivery }: { delivery: Delivery }) {
  return (
    <div>
      <TextLink to="/deliveries/$id" params={{ id: delivery.id }} fw={560}>
        {delivery.jobTitle}
      </TextLink>
      <Text size="sm" c="dimmed">
        {delivery.organisationName}
      </Text>
    </div>
  );
}

interface ChoiceProps {
  delivery: Delivery;
  isChosen: boolean;
  onChange: (next: (now: ReadonlySet<string>) => ReadonlySet<string>) => void;
}

/** Marks a delivery to be delivered again, where that may help. */
function Choice({ delivery, isChosen, onChange }: ChoiceProps) {
  const t = useTexts('deliveries');
  if (!mayHelp(delivery)) return null;
  const toggle = () =>
    onChange((now) => {
      const next = new Set(now);
      if (!next.delete(delivery.id)) next.add(delivery.id);
      return next;
    });
  return (
    <Checkbox
      size="sm"
      checked={isChosen}
      onChange={toggle}
      aria-label={t('again.chooseOne', { job: delivery.jobTitle, organisation: delivery.organisationName })}
    />
  );
}
