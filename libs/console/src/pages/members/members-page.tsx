import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMailPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Group } from '../../api/people.js';
import { signInWaysQuery } from '../../api/session.js';
import { useTexts } from '../../language/use-texts.js';
import { Note } from '../../pieces/note.js';
import { PageTitle } from '../../pieces/page-title.js';
import { InviteDialog } from './invite-dialog.js';
import type { MembersSearch } from './members-search.js';
import { OpenInvitations } from './open-invitations.js';
import { PeopleTable } from './people-table.js';

const membersRoute = getRouteApi('/signed-in/members');
const staffRoute = getRouteApi('/signed-in/staff');

/** The people of the organisation and what they may do. */
export function MembersPage() {
  const search = membersRoute.useSearch();
  const navigate = membersRoute.useNavigate();
  return <PeoplePage group="members" search={search} onSearch={(next) => void navigate({ search: next })} />;
}

/** The operator's people and what they may do. */
export function StaffPage() {
  const search = staffRoute.useSearch();
  const navigate = staffRoute.useNavigate();
  return <PeoplePage group="staff" search={search} onSearch={(next) => void navigate({ search: next })} />;
}

interface Props {
  group: Group;
  search: MembersSearch;
  onSearch: (search: MembersSearch) => void;
}

function PeoplePage({ group, search, onSearch }: Props) {
  const t = useTexts('members');
  const [isInviting, invitation] = useDisclosure(false);
  const { data: ways } = useQuery(signInWaysQuery);
  const mayInvite = group === 'members' || ways?.staffPasswords !== false;
  return (
    <>
      <PageTitle title={t(`title.${group}`)} lead={t(`lead.${group}`)}>
        {mayInvite && (
          <Button leftSection={<IconMailPlus size={18} aria-hidden />} onClick={invitation.open}>
            {t('invite.open')}
          </Button>
        )}
      </PageTitle>
      {!mayInvite && <Note>{t('bySingleSignOn', { name: ways?.singleSignOn ?? '' })}</Note>}
      <PeopleTable group={group} search={search} onSearch={onSearch} />
      <OpenInvitations group={group} />
      <InviteDialog group={group} opened={isInviting} onClose={invitation.close} />
    </>
  );
}
