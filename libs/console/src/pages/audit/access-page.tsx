import { Card, TextInput, Title } from '@mantine/core';
import { IconKey, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { accessQuery, keyInventoryQuery } from '../../api/audit-access.js';
import { useTexts } from '../../language/use-texts.js';
import { dayAgo, endOfDay, startOfDay } from '../../pieces/day-bounds.js';
import { EmptyState } from '../../pieces/empty-state.js';
import { FilterBar } from '../../pieces/filter-bar.js';
import { OrganisationFilter } from '../../pieces/organisation-filter.js';
import { PagedTable } from '../../pieces/paged-table.js';
import { PageTitle } from '../../pieces/page-title.js';
import { ProblemAlert } from '../../pieces/problem-alert.js';
import { useSession } from '../../session/use-session.js';
import { useKeyColumns, usePeopleColumns } from './access-columns.js';

const route = getRouteApi('/signed-in/audit/access');
const NO_CURSOR = () => undefined;

/** Who could sign in on a day, and which keys were valid. */
export function AccessPage() {
  const t = useTexts('audit');
  const { day = dayAgo(0), organisation } = route.useSearch();
  const navigate = route.useNavigate();
  const isStaff = useSession().actor.kind === 'staff';
  const asked = { organisationId: organisation, from: startOfDay(day) ?? '', to: endOfDay(day) ?? '' };
  const people = useQuery(accessQuery(asked));
  const keys = useQuery(keyInventoryQuery(asked));
  const peopleColumns = usePeopleColumns();
  const keyColumns = useKeyColumns();
  return (
    <>
      <PageTitle
        title={t('access.title')}
        lead={t('access.lead')}
        back={isStaff ? { to: '/audit', label: t('title') } : { to: '/activity', label: t('reviews.back') }}
      />
      <FilterBar>
        <TextInput
          type="date"
          size="sm"
          label={t('access.day')}
          value={day}
          max={dayAgo(0)}
          w={{ base: '100%', xs: 170 }}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            void navigate({ search: ({ day: _, ...rest }) => ({ ...rest, ...(chosen && { day: chosen }) }) });
          }}
        />
        {isStaff && (
          <OrganisationFilter
            placeholder={t('access.installation')}
            value={organisation}
            onChange={(chosen) =>
              void navigate({
                search: ({ organisation: _, ...rest }) => ({
                  ...rest,
                  ...(chosen && { organisation: chosen }),
                }),
              })
            }
          />
        )}
      </FilterBar>
      <ProblemAlert
        error={people.error ?? keys.error}
        onRetry={() => void people.refetch().then(() => keys.refetch())}
      />
      <Title order={2} size="h4" mb="sm">
        {t('access.people')}
      </Title>
      <Card p={0} mb="xl">
        <PagedTable
          caption={t('access.people')}
          columns={peopleColumns}
          page={people.data}
          cursor={undefined}
          onCursor={NO_CURSOR}
          empty={<EmptyState icon={IconUsers} title={t('access.nobody')} next={t('access.otherDay')} />}
        />
      </Card>
      <Title order={2} size="h4" mb="sm">
        {t('access.keys')}
      </Title>
      <Card p={0}>
        <PagedTable
          caption={t('access.keys')}
          columns={keyColumns}
          page={keys.data}
          cursor={undefined}
          onCursor={NO_CURSOR}
          empty={<EmptyState icon={IconKey} title={t('access.noKeys')} next={t('access.otherDay')} />}
        />
      </Card>
    </>
  );
}
