import { Button, Text } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Connection } from '../../api/connections.js';
import { supportRequestsQuery } from '../../api/support-requests.js';
import { useTexts } from '../../language/use-texts.js';
import { Moment } from '../../pieces/moment.js';
import { NextStep } from '../../pieces/next-step.js';
import { Note } from '../../pieces/note.js';
import { useMay } from '../../session/use-session.js';

/** Where the connection stands and the one thing to do about it. */
export function JoinNextStep({ connection }: { connection: Connection | null }) {
  const t = useTexts('join');
  const state = connection?.state ?? 'off';
  if (state === 'off') return <AskForActivation />;
  if (state === 'requested') return <Requested />;
  if (state === 'enabled') {
    return (
      <>
        <NextStep title={t('enabled.title')} action={<SettingsButton />}>
          <Text>{t('enabled.text')}</Text>
        </NextStep>
        <ArchivedNote />
      </>
    );
  }
  if (state === 'pending') {
    return (
      <NextStep title={t('pending.title')}>
        <Text>{t('pending.text')}</Text>
      </NextStep>
    );
  }
  if (state !== 'repair') return null;
  return (
    <>
      <Note tone="bad" title={t('repair.title')}>
        <Text>{connection?.reasonText}</Text>
        {connection?.reasonDetail && <Text c="dimmed">„{connection.reasonDetail}“</Text>}
      </Note>
      {connection?.nextStep && <NextStep title={connection.nextStep} action={<SettingsButton />} />}
    </>
  );
}

/** What happens to jobs that stand in JOIN already; said before the activation. */
export function ArchivedNote() {
  const t = useTexts('join');
  return (
    <Note tone="wait" title={t('archived.title')}>
      <Text size="sm">{t('archived.text')}</Text>
    </Note>
  );
}

function AskForActivation() {
  const t = useTexts('join');
  const { data: requests } = useQuery({ ...supportRequestsQuery, enabled: useMay('support-requests.read') });
  const [latest] = requests?.data.filter(({ partner }) => partner === 'join') ?? [];
  return (
    <>
      {latest?.state === 'rejected' && (
        <Note tone="bad" title={t('activation.rejected')}>
          {latest.reason && <Text>„{latest.reason}“</Text>}
        </Note>
      )}
      <NextStep title={t('activation.off.title')}>
        <Text>{t('activation.off.text')}</Text>
      </NextStep>
      <ArchivedNote />
    </>
  );
}

function Requested() {
  const t = useTexts('join');
  const { data: requests } = useQuery({ ...supportRequestsQuery, enabled: useMay('support-requests.read') });
  const open = requests?.data.find((request) => request.state === 'open' && request.partner === 'join');
  return (
    <NextStep title={t('activation.requested.title')}>
      <Text>{t('activation.requested.text')}</Text>
      {open && (
        <Text size="sm" c="dimmed">
          {t('activation.requested.since')}: <Moment at={open.createdAt} />
        </Text>
      )}
    </NextStep>
  );
}

function SettingsButton() {
  const t = useTexts('join');
  if (!useMay('keys.manage')) return null;
  return (
    <Button
      leftSection={<IconSettings size={18} aria-hidden />}
      renderRoot={(props) => (
        <Link
          to="/integrations/join"
          search={({ connection }) => ({
            view: 'settings' as const,
            ...(connection !== undefined && { connection }),
          })}
          {...props}
        />
      )}
    >
      {t('settings')}
    </Button>
  );
}
