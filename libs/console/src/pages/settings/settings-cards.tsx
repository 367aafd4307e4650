import { Card, SimpleGrid, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import type { Settings } from '../../api/settings.js';
import { useTexts } from '../../language/use-texts.js';
import { Age } from '../../pieces/age.js';
import { CopyableId } from '../../pieces/copyable-id.js';
import { Facts } from '../../pieces/facts.js';
import { Moment } from '../../pieces/moment.js';
import { RotationProgress } from './rotation-progress.js';
import { SignInFacts } from './sign-in-card.js';

/** The settings, part by part. */
export function SettingsCards({ settings }: { settings: Settings }) {
  const t = useTexts('settings');
  const { operator, mail, storage, database, keys, retention, checkpoints, process } = settings;
  const onOff = (on: boolean) => (on ? t('on') : t('off'));
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Part title={t('operator.title')}>
        <Facts
          rows={[
            [t('operator.name'), operator.name],
            [t('operator.supportEmail'), operator.supportEmail],
            [t('operator.publicUrl'), operator.publicUrl],
            [t('operator.logo'), operator.logo ?? t('operator.noLogo')],
          ]}
        />
      </Part>
      <Part title={t('signIn.title')}>
        <SignInFacts signIn={settings.signIn} />
      </Part>
      <Part title={t('mail.title')}>
        <Facts
          rows={[
            [t('mail.by'), t(`mail.kinds.${mail.by}`)],
            [t('mail.server'), mail.server],
            [t('mail.from'), mail.from],
          ]}
        />
      </Part>
      <Part title={t('storage.title')}>
        <Facts
          rows={[
            [t('storage.kind'), t(`storage.kinds.${storage.kind}`)],
            [t('storage.place'), <code key="place">{storage.place}</code>],
          ]}
        />
      </Part>
      <Part title={t('database.title')}>
        <Facts
          rows={[
            [t('database.kind'), t(`database.kinds.${database.kind}`)],
            [t('database.owner'), database.separateOwner ? t('database.separate') : t('database.same')],
            [t('database.pool'), database.pool],
          ]}
        />
      </Part>
      <Part title={t('keys.title')}>
        <Facts
          rows={[
            [t('keys.master'), t(`keys.masters.${keys.master}`)],
            [t('keys.since'), keys.masterSince && <InUseSince key="since" at={keys.masterSince} />],
            [t('keys.store'), t(`keys.stores.${keys.store}`)],
            [
              t('keys.rotation'),
              keys.rotation && <RotationProgress key="rotation" rotation={keys.rotation} />,
            ],
            [t('keys.sealingId'), <CopyableId key="id" id={keys.sealing.split('+')[1] ?? ''} />],
            [t('keys.sealingKey'), <CopyableId key="key" id={keys.sealing} />],
          ]}
        />
      </Part>
      <Part title={t('retention.title')}>
        <Facts
          rows={[
            [
              t('retention.audit'),
              retention.auditMonths === null
                ? t('retention.unlimited')
                : t('retention.months', { count: retention.auditMonths }),
            ],
            [t('retention.applications'), t('retention.byRule')],
          ]}
        />
      </Part>
      <Part title={t('checkpoints.title')}>
        <Facts
          rows={[
            [t('checkpoints.folder'), <code key="folder">{checkpoints.folder}</code>],
            [t('checkpoints.webhook'), checkpoints.webhook ?? t('none')],
            [t('checkpoints.mail'), checkpoints.mail ?? t('none')],
          ]}
        />
      </Part>
      <Part title={t('process.title')}>
        <Facts
          rows={[
            [t('process.roles'), process.roles.map((role) => t(`process.role.${role}`)).join(', ')],
            [t('process.mode'), process.production ? t('process.production') : t('process.development')],
            [t('process.sandbox'), onOff(process.sandbox)],
            [t('process.demo'), onOff(process.demo)],
            ['Node.js', process.node],
          ]}
        />
      </Part>
    </SimpleGrid>
  );
}

/** A time, and how long ago it was. */
function InUseSince({ at }: { at: string }) {
  return (
    <>
      <Moment at={at} /> (<Age seconds={Math.max(0, (Date.now() - Date.parse(at)) / 1000)} />)
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id}>
      <Title order={2} id={id} mb="xs">
        {title}
      </Title>
      {children}
    </Card>
  );
}
