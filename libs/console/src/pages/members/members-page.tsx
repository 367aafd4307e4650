import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMailPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import type { Group } from '../../api/people.js';
import { useTexts } from '../../language/use-texts.js';
import { PageTitle } from '../../pieces/page-title.js';
import { InviteDialog } from './invite-dialog.js';
import { OpenInvitations } from './open-invitations.js';
import { PeopleTable } from './people-table.js';

const membersRoute = getRouteApi('/signed-in/members');
const staffRoute = getRouteApi('/signed-in/staff');

/** The people of the organisation and what they may do. */
export function MembersPage() {
  const { cursor } = membersRoute.useSearch();
  const navigate = membersRoute.useNavigate();
  return <PeoplePage group="members" cursor={cursor} onCursor={(search) => void navigate({ search })} />;
}

/** The operator's people and what they may do. */
export function StaffPage() {
  const { cursor } = staffRoute.useSearch();
  const navigate = staffRoute.useNavigate();
  return <PeoplePage group="staff" cursor={cursor} onCursor={(search) => void navigate({ search })} />;
}

interface Props {
  group: Group;
  cursor: string | undefined;
  onCursor: (search: { cursor?: string }) => void;
}

function PeoplePage({ group, cursor, onCursor }: Props) {
  const t = useTexts('members');
  const [isInviting, invitation] = useDisclosure(false);
  return (
    <>
      <PageTitle title={t(`title.${group}`)} lead={t(`lead.${group}`)}>
        <Button leftSection={<IconMailPlus size={18} aria-hidden />} onClick={invitation.open}>
          {t('invite.open')}
        </Button>
      </PageTitle>
      <PeopleTable
        group={group}
        cursor={cursor}
        onCursor={(next) => onCursor(next === undefined ? {} : { cursor: next })}
      />
      <OpenInvitations group={group} />
      <InviteDialog group={group} opened={isInviting} onClose={invitation.close} />
    </>
  );
}
